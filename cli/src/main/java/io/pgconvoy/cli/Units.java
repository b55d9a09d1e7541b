package io.pgconvoy.cli;

import java.util.Locale;

/** Sizes, rates and durations for people. */
final class Units {
    private static final String[] NAMES = {"B", "kB", "MB", "GB", "TB"};

    private Units() {}

    /** Decimal units, three digits: {@code 93.4 MB}. */
    static String size(double bytes) {
        int unit = 0;
        double value = bytes;
        while (value >= 999.5 && unit < NAMES.length - 1) {
            value /= 1000;
            unit++;
        }
        int decimals = unit == 0 || value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2;
        return String.format(Locale.ROOT, "%." + decimals + "f %s", value, NAMES[unit]);
    }

    static String rate(double bytes, double seconds) {
        return size(seconds > 0 ? bytes / seconds : 0) + "/s";
    }

    static String seconds(double seconds) {
        if (seconds < 100) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        long whole = Math.round(seconds);
        return whole < 3600
                ? String.format(Locale.ROOT, "%d:%02d min", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d:%02d h", whole / 3600, whole % 3600 / 60);
    }

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
