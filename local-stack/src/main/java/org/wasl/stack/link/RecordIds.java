package org.wasl.stack.link;

import java.util.List;

/**
 * The ids of the records of one list or two, in their order.
 *
 * @param right null where there is one list
 */
record RecordIds(List<String> left, List<String> right) {
    boolean isOneList() {
        return right == null;
    }

    List<String> second() {
        return isOneList() ? left : right;
    }

    int records() {
        return left.size() + (isOneList() ? 0 : right.size());
    }

    /** How many pairs there are. */
    double pairs() {
        double size = left.size();
        return isOneList() ? size * (size - 1) / 2 : size * right.size();
    }
}
