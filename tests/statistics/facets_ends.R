# Whether the likelihood of each design has a maximum, by linear programming (the package lpSolve), against what facets_ends.php was
# told. It has none where some direction makes no rating that was given less likely than any other level in use, and at least
# one more likely: the further one goes that way, the better.
#
#   Rscript facets_ends.R FOLDER

if (!requireNamespace("lpSolve", quietly = TRUE)) {
    cat("skipped: no lpSolve\n0 passed, 0 failed\n")
    quit()
}
designs <- read.csv(file.path(commandArgs(trailingOnly = TRUE)[1], "designs.csv"), stringsAsFactors = FALSE)
facets <- c("candidate", "reviewer", "criterion")

# Without those who have only lowest or only highest ratings, as facets.R has it.
take_out <- function(d) {
    repeat {
        low <- tapply(d$rating, d$set, min)[d$set]
        high <- tapply(d$rating, d$set, max)[d$set]
        out <- rep(FALSE, nrow(d))
        for (facet in facets) {
            for (id in unique(d[[facet]])) {
                rows <- d[[facet]] == id
                if (all(d$rating[rows] == low[rows]) || all(d$rating[rows] == high[rows])) out <- out | rows
            }
        }
        if (!any(out)) return(d)
        d <- d[!out, ]
    }
}

# Rows: how much likelier the rating given becomes beside another level, for each step along a column's measure or threshold.
gains <- function(d) {
    used <- lapply(split(d$rating, d$set), function(x) sort(unique(x)))
    inner <- unlist(lapply(names(used), function(s) paste(s, head(used[[s]][-1], -1))[length(used[[s]]) > 2]))
    columns <- c(unlist(lapply(facets, function(f) paste(f, unique(d[[f]])))), inner)
    rows <- lapply(seq_len(nrow(d)), function(r) lapply(setdiff(used[[d$set[r]]], d$rating[r]), function(other) {
        row <- setNames(rep(0, length(columns)), columns)
        row[paste(facets, d[r, facets])] <- c(1, -1, -1) * (d$rating[r] - other)
        given <- paste(d$set[r], d$rating[r])
        not <- paste(d$set[r], other)
        if (given %in% columns) row[given] <- -1
        if (not %in% columns) row[not] <- 1
        row
    }))
    unique(do.call(rbind, unlist(rows, recursive = FALSE)))
}

passed <- 0
failed <- 0
ends <- c()
for (design in unique(designs$design)) {
    d <- designs[designs$design == design, ]
    reason <- d$reason[1]
    d$set <- as.character(if (d$kind[1] == "partial-credit") d$criterion else 0)
    g <- gains(take_out(d))
    # Free variables are differences of two that are not negative.
    a <- cbind(g, -g)
    best <- lpSolve::lp("max", colSums(a), rbind(a, a), rep(c(">=", "<="), each = nrow(a)), rep(c(0, 1), each = nrow(a)))$objval
    expected <- if (best > 1e-6) "unbounded" else "none"
    ends <- c(ends, expected)
    if (reason == expected) {
        passed <- passed + 1
    } else {
        failed <- failed + 1
        cat("FAIL design", design, reason, "R:", expected, "\n")
    }
}
cat(sum(ends == "none"), "likelihoods with a maximum,", sum(ends == "unbounded"), "without one\n")
cat(passed, "passed,", failed, "failed\n")
quit(status = failed > 0)
