package org.wasl.monitoring;

import java.math.BigDecimal;

/** 5, 5.0 and 5.00 are one number: written and compared without zeros at the end. */
public final class PlainNumber {
    private PlainNumber() {}

    /** Null stays null. */
    public static BigDecimal of(BigDecimal number) {
        if (number == null) {
            return null;
        }
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
