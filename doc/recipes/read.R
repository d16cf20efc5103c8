# Tables of a finished forecast in R, and a fan chart as a PDF: Rscript read.R FOLDER FAN.pdf
arguments <- commandArgs(trailingOnly = TRUE)
folder <- arguments[1]

quantiles <- read.csv(file.path(folder, "quantiles.csv"))
quantiles$date <- as.Date(quantiles$date)
definitions <- read.csv(file.path(folder, "definitions.csv"), row.names = "series")

power <- subset(quantiles, series == "ai_power_gw" & region == "world")
print(power[format(power$date, "%m") == "12", c("date", "p10", "p50", "p90")], row.names = FALSE)

pdf(arguments[2])
with(power, {
    plot(date, p95, type = "n", ylim = c(0, max(p95)), xlab = "",
         ylab = definitions["ai_power_gw", "unit"], main = definitions["ai_power_gw", "title"])
    polygon(c(date, rev(date)), c(p05, rev(p95)), col = "grey90", border = NA)
    polygon(c(date, rev(date)), c(p25, rev(p75)), col = "grey75", border = NA)
    lines(date, p50, lwd = 2)
})
invisible(dev.off())
