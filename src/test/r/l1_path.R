# The peer of L1PathBench: glmnet on the matrices that the bench left in target/bench.
# Rscript src/test/r/l1_path.R     (R 4.2.2, glmnet 4.1-6)
suppressMessages(library(glmnet))
words <- 312; neurons <- 16384
y <- as.integer(seq_len(words) %% 2 == 1)
for (name in c("dense", "sparse")) {
  values <- readBin(sprintf("target/bench/l1-%s.f32", name), "numeric", words * neurons, size = 4, endian = "little")
  X <- matrix(values, words, neurons, byrow = TRUE)
  Z <- X / sqrt(mean(apply(X, 2, function(x) mean((x - mean(x))^2))))
  if (name == "sparse") Z <- Matrix(Z, sparse = TRUE)
  for (mixing in c(1, 0.5)) {
    top <- max(abs(crossprod(Z, y - mean(y)))) / words / mixing
    lambda <- top * 0.01^((0:49) / 49)
    for (thresh in c(1e-7, 1e-14)) {
      seconds <- system.time(fit <- glmnet(Z, y, family = "binomial", alpha = mixing, lambda = lambda,
                                           standardize = FALSE, thresh = thresh, maxit = 1e7))["elapsed"]
      k <- length(fit$lambda); w <- fit$beta[, k]; f <- as.vector(Z %*% w + fit$a0[k])
      objective <- mean(log1p(exp(-ifelse(y == 1, f, -f)))) +
        fit$lambda[k] * (mixing * sum(abs(w)) + (1 - mixing) / 2 * sum(w^2))
      descent <- abs(as.vector(crossprod(Z, y - 1 / (1 + exp(-f)))) / words - fit$lambda[k] * (1 - mixing) * w)
      kkt <- max(ifelse(w == 0, pmax(descent - fit$lambda[k] * mixing, 0), abs(descent - fit$lambda[k] * mixing)))
      cat(sprintf("glmnet %s, mixing %.1f, thresh %g: %d strengths in %.2f s, %d neurons at the end, last KKT %.1e, last objective %.15g\n",
                  name, mixing, thresh, k, seconds, sum(w != 0), kkt / (fit$lambda[k] * mixing), objective))
    }
  }
}
