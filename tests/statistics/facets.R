# Fits again what facets.php wrote down, in another way: as a Poisson log-linear model with R's own glm. Of each rating the table
# has one row for each level, 1 for the level given and else 0; with a term of its own for each rating the likelihood is that
# of log(P_x / P_(x-1)) = B - D - C - F_x. What is extreme is taken out, and given an adjusted measure, by plain loops.
#
#   Rscript facets.R FOLDER

folder <- commandArgs(trailingOnly = TRUE)[1]
table_of <- function(name) read.csv(file.path(folder, paste0(name, ".csv")), stringsAsFactors = FALSE)
all_ratings <- table_of("ratings")
fits <- table_of("fits")
elements <- table_of("elements")
thresholds <- table_of("thresholds")
summaries <- table_of("summaries")
facets <- c(candidates = "candidate", reviewers = "reviewer", criteria = "criterion")
passed <- 0
failed <- 0
worst <- 0

check <- function(what, value, expected, within = 1e-6) {
    good <- length(value) == 1 && length(expected) == 1 && is.na(value) == is.na(expected) &&
        (is.na(value) || abs(value - expected) <= within * max(1, abs(expected)))
    if (good) {
        passed <<- passed + 1
        if (!is.na(value)) worst <<- max(worst, abs(value - expected) / max(1, abs(expected)))
    } else {
        failed <<- failed + 1
        cat("FAIL", what, format(value, digits = 12), "R:", format(expected, digits = 12), "\n")
    }
}

# Which set of thresholds a rating falls under, and the levels in use there.
group_of <- function(d, kind) if (kind == "partial-credit") d$criterion else rep("all", nrow(d))

# Round by round, whoever has only lowest or only highest ratings of those left.
take_out <- function(d, kind) {
    extreme <- list()
    repeat {
        g <- group_of(d, kind)
        low <- tapply(d$rating, g, min)[g]
        high <- tapply(d$rating, g, max)[g]
        out <- rep(FALSE, nrow(d))
        for (facet in facets) {
            for (id in unique(d[[facet]])) {
                rows <- d[[facet]] == id
                if (all(low[rows] == high[rows])) {
                    out <- out | rows
                } else if (all(d$rating[rows] == low[rows])) {
                    extreme[[paste(facet, id)]] <- "lowest"
                    out <- out | rows
                } else if (all(d$rating[rows] == high[rows])) {
                    extreme[[paste(facet, id)]] <- "highest"
                    out <- out | rows
                }
            }
        }
        if (!any(out)) return(list(core = d, extreme = extreme))
        d <- d[!out, ]
    }
}

# Columns for effects that sum to zero: all but the last have one, the last is minus their sum.
to_zero <- function(values) {
    ids <- sort(unique(values))
    m <- outer(values, head(ids, -1), "==") - (values == tail(ids, 1))
    colnames(m) <- head(ids, -1)
    m
}
with_last <- function(effects, ids) setNames(c(effects, -sum(effects)), ids)

fit <- function(d, kind) {
    g <- group_of(d, kind)
    used <- lapply(split(d$rating, g), function(x) sort(unique(x)))
    long <- do.call(rbind, lapply(seq_len(nrow(d)), function(r) data.frame(r = r, x = used[[g[r]]])))
    y <- as.numeric(d$rating[long$r] == long$x)
    candidates <- sort(unique(d$candidate))
    parts <- list(outer(long$r, seq_len(nrow(d)), "==") * 1, outer(d$candidate[long$r], candidates, "==") * long$x,
        -to_zero(d$reviewer)[long$r, , drop = FALSE] * long$x, -to_zero(d$criterion)[long$r, , drop = FALSE] * long$x)
    inner <- do.call(rbind, lapply(names(used), function(name) {
        x <- used[[name]]
        if (length(x) > 2) data.frame(g = name, x = x[-c(1, length(x))]) else NULL
    }))
    if (!is.null(inner)) {
        parts[[5]] <- -sapply(seq_len(nrow(inner)), function(k) (g[long$r] == inner$g[k] & long$x == inner$x[k]) * 1)
    }
    design <- do.call(cbind, parts)
    model <- suppressWarnings(glm.fit(design, y, family = poisson(), control = list(epsilon = 1e-15, maxit = 100)))
    stopifnot(!anyNA(model$coefficients))
    size <- sapply(parts, ncol)
    b <- split(unname(model$coefficients), factor(rep(seq_along(parts), size), seq_len(5)))
    psi <- lapply(setNames(names(used), names(used)), function(name) {
        p <- setNames(rep(0, length(used[[name]])), used[[name]])
        if (!is.null(inner)) p[as.character(inner$x[inner$g == name])] <- b[[5]][inner$g == name]
        p
    })
    list(candidate = setNames(b[[2]], candidates), reviewer = with_last(b[[3]], sort(unique(d$reviewer))),
        criterion = with_last(b[[4]], sort(unique(d$criterion))), psi = psi, used = used)
}

moments <- function(psi, eta) {
    x <- as.numeric(names(psi))
    p <- exp(x * eta - psi - max(x * eta - psi))
    p <- p / sum(p)
    e <- sum(x * p)
    list(x = x, p = p, e = e, w = sum((x - e)^2 * p), c = sum((x - e)^4 * p))
}

deviate <- function(v, q) {
    q <- min(q, sqrt(2))
    if (q > 0) (v^(1 / 3) - 1) * 3 / q + q / 3 else NA
}

for (set in fits$set) {
    d <- all_ratings[all_ratings$set == set & !is.na(all_ratings$rating), ]
    kind <- d$kind[1]
    out <- take_out(d, kind)
    core <- out$core
    m <- fit(core, kind)
    g <- group_of(core, kind)
    eta <- m$candidate[core$candidate] - m$reviewer[core$reviewer] - m$criterion[core$criterion]
    each <- lapply(seq_len(nrow(core)), function(r) moments(m$psi[[g[r]]], eta[r]))
    e <- sapply(each, `[[`, "e")
    w <- sapply(each, `[[`, "w")
    fourth <- sapply(each, `[[`, "c")
    probability <- sapply(seq_len(nrow(core)), function(r) each[[r]]$p[each[[r]]$x == core$rating[r]])
    here <- fits[fits$set == set, ]
    check(paste(set, "used"), here$used, nrow(core))
    check(paste(set, "loglikelihood"), here$loglikelihood, sum(log(probability)))
    check(paste(set, "residual"), as.numeric(here$residual < 1e-6), 1)
    fair <- function(base) mean(sapply(names(m$criterion), function(j)
        moments(m$psi[[if (kind == "partial-credit") j else "all"]], base - m$criterion[[j]])$e))
    for (name in names(facets)) {
        facet <- facets[[name]]
        sign <- if (facet == "candidate") 1 else -1
        errors <- c()
        for (id in unique(all_ratings[[facet]][all_ratings$set == set])) {
            got <- elements[elements$set == set & elements$facet == name & elements$id == id, ]
            what <- paste(set, facet, id)
            if (id %in% names(m[[facet]])) {
                rows <- core[[facet]] == id
                measure <- m[[facet]][[id]]
                error <- 1 / sqrt(sum(w[rows]))
                errors[id] <- error
                infit <- sum((core$rating - e)[rows]^2) / sum(w[rows])
                outfit <- mean(((core$rating - e)^2 / w)[rows])
                check(paste(what, "error"), got$error, if (length(m[[facet]]) > 1) error else NA)
                check(paste(what, "infit"), got$infit, infit)
                check(paste(what, "outfit"), got$outfit, outfit)
                check(paste(what, "infitz"), got$infitz, deviate(infit, sqrt(sum((fourth - w^2)[rows])) / sum(w[rows])), 1e-5)
                check(paste(what, "outfitz"), got$outfitz, deviate(outfit, sqrt(mean((fourth / w^2)[rows]) - 1) / sqrt(sum(rows))), 1e-5)
            } else if (!is.null(out$extreme[[paste(facet, id)]])) {
                where <- out$extreme[[paste(facet, id)]]
                rows <- d[d[[facet]] == id, ]
                for (other in setdiff(facets, facet)) rows <- rows[rows[[other]] %in% names(m[[other]]), ]
                psis <- m$psi[group_of(rows, kind)]
                rest <- rowSums(sapply(setdiff(facets, facet), function(other)
                    (if (other == "candidate") 1 else -1) * m[[other]][rows[[other]]]))
                ends <- sapply(psis, function(psi) range(as.numeric(names(psi))))
                score <- if (where == "highest") sum(ends[2, ]) - 0.3 else sum(ends[1, ]) + 0.3
                expected <- function(t) sum(mapply(function(psi, r) moments(psi, sign * t + r)$e, psis, rest))
                measure <- uniroot(function(t) expected(t) - score, c(-60, 60), tol = 1e-12)$root
                check(paste(what, "extreme"), as.numeric(got$extreme == where), 1)
                check(paste(what, "error"), got$error, 1 / sqrt(sum(mapply(function(psi, r) moments(psi, sign * measure + r)$w, psis, rest))))
                check(paste(what, "infit"), got$infit, NA)
            } else {
                measure <- NA
                check(paste(what, "reason"), as.numeric(got$reason %in% c("one_category", "no_information")), 1)
            }
            check(paste(what, "measure"), got$measure, measure)
            check(paste(what, "fair"), got$fair, if (is.na(measure)) NA else switch(facet, candidate = fair(measure), reviewer = fair(mean(m$candidate) - measure),
                criterion = moments(m$psi[[if (kind == "partial-credit") id else "all"]], mean(m$candidate) - measure)$e))
        }
        s <- summaries[summaries$set == set & summaries$facet == name, ]
        values <- m[[facet]]
        n <- length(values)
        check(paste(set, facet, "estimated"), s$estimated, n)
        check(paste(set, facet, "mean"), s$mean, mean(values))
        if (n > 1) {
            errors <- errors[names(values)]
            true <- var(values) - mean(errors^2)
            check(paste(set, facet, "sd"), s$sd, sd(values))
            check(paste(set, facet, "rmse"), s$rmse, sqrt(mean(errors^2)))
            check(paste(set, facet, "reliability"), s$reliability, true / var(values))
            check(paste(set, facet, "separation"), s$separation, if (true > 0) sqrt(true / mean(errors^2)) else NA)
            check(paste(set, facet, "chisquare"), s$chisquare, sum((values - weighted.mean(values, 1 / errors^2))^2 / errors^2))
        } else {
            check(paste(set, facet, "reliability"), s$reliability, NA)
        }
    }
    for (k in which(thresholds$set == set)) {
        t <- thresholds[k, ]
        psi <- m$psi[[t$criterion]]
        x <- as.character(c(t$position - 1, t$position))
        expected <- if (all(x %in% names(psi))) unname(psi[x[2]] - psi[x[1]]) else NA
        above <- sapply(each[g == t$criterion], function(one) sum(one$p[one$x >= t$position]))
        check(paste(set, t$criterion, t$position, "threshold"), t$threshold, expected)
        check(paste(set, t$criterion, t$position, "threshold's error"), t$error, if (is.na(expected)) NA else 1 / sqrt(sum(above * (1 - above))))
        check(paste(set, t$criterion, t$position, "count"), t$count, sum(g == t$criterion & core$rating == t$position))
    }
}
cat(nrow(fits), "designs fitted again by glm; the largest difference is", format(worst, digits = 2), "\n")
cat(passed, "passed,", failed, "failed\n")
quit(status = failed > 0)
