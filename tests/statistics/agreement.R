# Works out again what agreement.php wrote down of its data sets: with the packages psych and lme4 where they have the figure
# and have it right, else in plain R as the paper has it. (The package irr is not used: its kripp.alpha is wrong for complete
# data of more than two raters, and its kappa2 weighs by the levels that were used, not by the scale.)
#
#   Rscript agreement.R FOLDER

suppressMessages({
    library(psych)
    library(lme4)
})
folder <- commandArgs(trailingOnly = TRUE)[1]
ratings <- read.csv(file.path(folder, "ratings.csv"), stringsAsFactors = FALSE)
figures <- read.csv(file.path(folder, "figures.csv"), stringsAsFactors = FALSE)
passed <- 0
failed <- 0
compared <- c()

# Both undefined, or as near as digits go; figures of a fit are as near as the fit.
check <- function(set, statistic, expected, within = 1e-10) {
    value <- figures$value[figures$set == set & figures$statistic == statistic]
    good <- length(value) == 1 && length(expected) == 1 &&
        ((is.na(value) && !is.finite(expected)) || (is.finite(expected) && !is.na(value) && abs(value - expected) <= within * max(1, abs(expected))))
    if (good) {
        passed <<- passed + 1
        compared[statistic] <<- sum(compared[statistic], 1, na.rm = TRUE)
    } else {
        failed <<- failed + 1
        cat("FAIL", set, statistic, format(value, digits = 17), "R:", format(expected, digits = 17), "\n")
    }
}

# Krippendorff 2011, sections C and D: coincidences, then the difference function of the metric. x: a row for each unit.
alpha <- function(x, metric) {
    x <- x[rowSums(!is.na(x)) > 1, , drop = FALSE]
    v <- sort(unique(as.vector(x)))
    if (length(v) < 2) {
        return(NA)
    }
    o <- matrix(0, length(v), length(v))
    for (u in seq_len(nrow(x))) {
        given <- match(x[u, !is.na(x[u, ])], v)
        both <- tabulate(given, length(v))
        o <- o + (outer(both, both) - diag(both, length(v))) / (length(given) - 1)
    }
    n <- rowSums(o)
    d <- switch(metric,
        nominal = 1 - diag(length(v)),
        ordinal = outer(seq_along(v), seq_along(v), Vectorize(function(c, k) (sum(n[c:k]) - (n[c] + n[k]) / 2)^2)),
        interval = outer(v, v, "-")^2,
        ratio = {
            r <- (outer(v, v, "-") / outer(v, v, "+"))^2
            r[is.nan(r)] <- 0
            r
        })
    1 - (sum(n) - 1) * sum(o * d) / sum(outer(n, n) * d)
}

# Efron & Tibshirani 1993, chapter 11.
jackknife <- function(x, metric) {
    x <- x[rowSums(!is.na(x)) > 1, , drop = FALSE]
    n <- nrow(x)
    whole <- if (n > 0) alpha(x, metric) else NA
    if (is.na(whole) || n < 2) {
        return(c(NA, NA, NA))
    }
    without <- sapply(seq_len(n), function(u) alpha(x[-u, , drop = FALSE], metric))
    if (anyNA(without)) {
        return(c(NA, NA, NA))
    }
    half <- qt(0.975, n - 1) * sqrt((n - 1) / n * sum((without - mean(without))^2))
    c(whole - half, min(1, whole + half), n)
}

# Gwet 2014, chapters 2 to 4, with agreement weights w.
gwet <- function(x, scale, w) {
    q <- length(scale)
    r <- t(apply(x, 1, function(row) tabulate(match(row[!is.na(row)], scale), q)))
    m <- rowSums(r)
    if (!any(m > 1) || q < 2) {
        return(NA)
    }
    two <- r[m > 1, , drop = FALSE]
    star <- two %*% w
    pa <- mean(rowSums(two * (star - 1)) / (rowSums(two) * (rowSums(two) - 1)))
    pi <- colMeans(r[m > 0, , drop = FALSE] / m[m > 0])
    pe <- sum(w) / (q * (q - 1)) * sum(pi * (1 - pi))
    (pa - pe) / (1 - pe)
}

# Fleiss 1971.
fleiss <- function(x, scale) {
    counts <- t(apply(x, 1, function(row) tabulate(match(row[!is.na(row)], scale), length(scale))))
    n <- unique(rowSums(counts))
    if (length(n) != 1 || n < 2) {
        return(NA)
    }
    pbar <- mean((rowSums(counts^2) - n) / (n * (n - 1)))
    pe <- sum((colSums(counts) / sum(counts))^2)
    if (pe == 1) NA else (pbar - pe) / (1 - pe)
}

# Fleiss, Nee & Landis 1979: z of the whole, kappa and z of each category, from the variances written out.
fleiss_test <- function(x, scale) {
    none <- list(z = NA, kappa = rep(NA, length(scale)), each = rep(NA, length(scale)))
    kappa <- fleiss(x, scale)
    if (is.na(kappa)) {
        return(none)
    }
    counts <- t(apply(x, 1, function(row) tabulate(match(row, scale), length(scale))))
    n <- sum(counts[1, ])
    p <- colSums(counts) / sum(counts)
    a <- sum(p^2)
    b <- sum(p^3)
    # The same variance with the q's multiplied out.
    variance <- 2 / (nrow(x) * n * (n - 1) * (1 - a)^2) * ((1 - a)^2 - (1 - 3 * a + 2 * b))
    # Each category alone is Fleiss' kappa of a scale of two.
    each <- sapply(scale, function(level) fleiss(ifelse(x == level, 1, 2), 1:2))
    list(z = kappa / sqrt(variance), kappa = each, each = each / sqrt(2 / (nrow(x) * n * (n - 1))))
}

# Conger 1980, in the form of the variances of the raters' shares: P_e = sum p_k^2 - sum s_k^2 / raters.
conger <- function(x, scale) {
    if (anyNA(x) || ncol(x) < 2 || length(unique(as.vector(x))) < 2) {
        return(NA)
    }
    shares <- sapply(scale, function(level) colMeans(x == level))
    agreed <- mean(apply(combn(ncol(x), 2), 2, function(pair) mean(x[, pair[1]] == x[, pair[2]])))
    pe <- sum(colMeans(shares)^2) - sum(apply(shares, 2, var)) / ncol(x)
    (agreed - pe) / (1 - pe)
}

within <- function(x, distance) {
    apart <- unlist(apply(x, 1, function(row) as.vector(dist(row[!is.na(row)])), simplify = FALSE))
    if (length(apart) == 0) NA else mean(apart <= distance + 1e-12)
}

# psych has the scale as `levels`; where a table has no expected disagreement there is nothing to divide by.
kappas <- function(x, scale) {
    x <- x[!is.na(x[, 1]) & !is.na(x[, 2]), 1:2, drop = FALSE]
    used <- unique(as.vector(x))
    if (nrow(x) < 1 || length(used) < 2) {
        return(c(none = NA, linear = NA, quadratic = NA))
    }
    table <- table(factor(x[, 1], scale), factor(x[, 2], scale))
    steps <- abs(outer(seq_along(scale), seq_along(scale), "-"))
    by <- function(disagreement) suppressWarnings(cohen.kappa(matrix(table, length(scale)), w = 1 - disagreement / max(disagreement)))$weighted.kappa
    plain <- suppressWarnings(cohen.kappa(matrix(table, length(scale))))$kappa
    c(none = plain, linear = by(steps), quadratic = by(steps^2))
}

for (set in unique(figures$set)) {
    these <- ratings[ratings$set == set, ]
    scale <- as.numeric(strsplit(these$scale[1], " ")[[1]])
    x <- matrix(NA_real_, max(these$unit) + 1, max(these$rater) + 1)
    x[cbind(these$unit + 1, these$rater + 1)] <- these$rating
    q <- length(scale)
    steps <- abs(outer(1:q, 1:q, "-"))

    for (metric in c("nominal", "ordinal", "interval", "ratio")) {
        check(set, paste("alpha", metric), alpha(x, metric))
        interval <- jackknife(x, metric)
        check(set, paste("low", metric), interval[1], 1e-9)
        check(set, paste("high", metric), interval[2], 1e-9)
        check(set, paste("units", metric), interval[3])
    }
    kappa <- kappas(x, scale)
    for (weighting in names(kappa)) {
        check(set, paste("kappa", weighting), kappa[[weighting]])
    }
    check(set, "ac none", gwet(x, scale, diag(q)))
    check(set, "ac linear", gwet(x, scale, 1 - steps / (q - 1)))
    check(set, "ac quadratic", gwet(x, scale, 1 - (steps / (q - 1))^2))
    check(set, "fleiss", fleiss(x, scale))
    test <- fleiss_test(x, scale)
    check(set, "fleiss z", test$z)
    for (i in seq_along(scale)) {
        check(set, paste("fleiss kappa", i - 1), test$kappa[i])
        check(set, paste("fleiss z", i - 1), test$each[i])
    }
    check(set, "conger", conger(x, scale))
    check(set, "exact", within(x, 0))
    check(set, "near", within(x, 1))

    names <- c("icc11", "icc21", "icc31", "icc1k", "icc2k", "icc3k")
    squares <- c("bms", "wms", "jms", "ems")
    components <- c("targets", "judges", "residual")
    if (anyNA(x) || nrow(x) < 2 || length(unique(as.vector(x))) < 2) {
        for (name in c(names, squares, paste("variance", components))) {
            check(set, name, NA)
        }
        next
    }
    long <- data.frame(y = as.vector(x), target = factor(row(x)), judge = factor(col(x)))
    # It warns where nothing is left over, as in a table without a residual.
    ms <- suppressWarnings(anova(lm(y ~ target + judge, long)))
    found <- c(ms["target", 3], (ms["judge", 2] + ms["Residuals", 2]) / (ms["judge", 1] + ms["Residuals", 1]), ms["judge", 3], ms["Residuals", 3])
    for (i in 1:4) {
        check(set, squares[i], found[i])
    }
    # Where a denominator is 0 or below, psych divides all the same; so only where it is above.
    of_r <- suppressWarnings(suppressMessages(ICC(x, lmer = FALSE)))$results$ICC
    for (i in 1:6) {
        value <- figures$value[figures$set == set & figures$statistic == names[i]]
        if (length(value) == 1 && !is.na(value)) {
            check(set, names[i], of_r[i], 1e-8)
        }
    }
    # The D study's components: REML is the analysis of variance where no component is at its bound, and the table is balanced.
    v <- sapply(components, function(name) figures$value[figures$set == set & figures$statistic == paste("variance", name)])
    if (all(v > 0.02) && nrow(x) > 4) {
        fit <- suppressWarnings(suppressMessages(lmer(y ~ 1 + (1 | target) + (1 | judge), long, control = lmerControl(optimizer = "bobyqa"))))
        of_fit <- as.data.frame(VarCorr(fit))
        for (name in c("target", "judge")) {
            check(set, paste0("variance ", name, "s"), of_fit$vcov[of_fit$grp == name], 1e-4)
        }
        check(set, "variance residual", of_fit$vcov[of_fit$grp == "Residual"], 1e-4)
    }
}

# Every figure was compared, not only written down.
for (statistic in setdiff(unique(figures$statistic), names(compared))) {
    cat("FAIL", statistic, "was compared with nothing\n")
    failed <- failed + 1
}
cat(sprintf("R %s, psych %s, lme4 %s: %d data sets, %d kinds of figures\n", getRversion(), packageVersion("psych"), packageVersion("lme4"),
    length(unique(figures$set)), length(compared)))
cat(sprintf("%d passed, %d failed\n", passed, failed))
quit(status = if (failed > 0) 1 else 0)
