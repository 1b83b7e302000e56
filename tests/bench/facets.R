# The rivals of the bench beside this file. Prints the seconds of the fit alone, then each reviewer's severity.
#
#   Rscript facets.R plain|erm RATINGS.csv

arguments <- commandArgs(trailingOnly = TRUE)
d <- read.csv(arguments[2], stringsAsFactors = TRUE)

# Joint maximum likelihood by turns: each facet's Newton step with the others as they stand, then the thresholds.
plain <- function(d, tolerance = 1e-4) {
    n <- as.integer(d$n)
    i <- as.integer(d$i)
    j <- as.integer(d$j)
    score <- tapply(d$x, n, sum)
    keep <- score > 0 & score < 3 * tabulate(n)
    d <- d[keep[n], ]
    n <- as.integer(droplevels(d$n))
    i <- as.integer(d$i)
    j <- as.integer(d$j)
    x <- d$x
    level <- 0:3
    b <- rep(0, max(n))
    s <- rep(0, max(i))
    c <- rep(0, max(j))
    f <- rep(0, 3)
    moments <- function() {
        eta <- b[n] - s[i] - c[j]
        p <- exp(outer(eta, level) - rep(cumsum(c(0, f)), each = length(eta)))
        p <- p / rowSums(p)
        e <- drop(p %*% level)
        list(p = p, off = x - e, w = drop(p %*% level^2) - e^2)
    }
    repeat {
        m <- moments()
        db <- drop(rowsum(m$off, n) / rowsum(m$w, n))
        db <- pmax(pmin(db, 1), -1)
        b <- b + db
        m <- moments()
        ds <- -drop(rowsum(m$off, i) / rowsum(m$w, i))
        ds <- ds - mean(ds)
        s <- s + ds
        m <- moments()
        dc <- -drop(rowsum(m$off, j) / rowsum(m$w, j))
        dc <- dc - mean(dc)
        c <- c + dc
        m <- moments()
        expected <- colSums(m$p)
        counts <- tabulate(x + 1, 4)
        df <- log(counts[1:3] / counts[2:4]) - log(expected[1:3] / expected[2:4])
        df <- df - mean(df)
        f <- f + df
        if (max(abs(c(db, ds, dc, df))) < tolerance) break
    }
    setNames(s, levels(d$i))
}

# A virtual item for each reviewer and criterion, with the structure of the model as its design matrix.
conditional <- function(d) {
    suppressMessages(library(eRm))
    r <- nlevels(d$i)
    k <- nlevels(d$j)
    x <- matrix(NA, nlevels(d$n), r * k)
    x[cbind(as.integer(d$n), (as.integer(d$i) - 1) * k + as.integer(d$j))] <- d$x
    w <- do.call(rbind, lapply(seq_len(r), function(a) do.call(rbind, lapply(seq_len(k), function(b)
        t(sapply(1:3, function(h) c(h * (a == 2:r), h * (b == 2:k), h >= 2, h >= 3)))))))
    function() {
        fit <- LPCM(x, W = w)
        s <- -c(0, fit$etapar[seq_len(r - 1)])
        setNames(s - mean(s), levels(d$i))
    }
}

fit <- if (arguments[1] == "erm") conditional(d) else function() plain(d)
seconds <- system.time(s <- fit())[["user.self"]]
cat(seconds, "\n", sep = "")
cat(sprintf("%s %.10f\n", names(s), s), sep = "")
