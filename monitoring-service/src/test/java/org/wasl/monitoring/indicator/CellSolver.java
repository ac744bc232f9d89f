package org.wasl.monitoring.indicator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;

/** Somebody who knows how figures are rounded, and bounds each cell of a table by all that is told of it and of its sums: a linear program. */
final class CellSolver {
    /** What is told is more than what is by so much at most. */
    private static final int MOST_OVER = 6;
    /** And less by so much, the few of other agencies included. */
    private static final int MOST_UNDER = 10;

    private static final int TOLD_FROM = 5;

    private final int months;
    private final List<String> rows;
    private final List<String> columns;
    private final Map<Cell, Integer> own;
    private final List<LinearConstraint> known = new ArrayList<>();

    /** @param own what the one who asks knows of each cell to be theirs: the rest is looked for */
    CellSolver(int months, List<String> rows, List<String> columns, Map<Cell, Integer> own) {
        this.months = months;
        this.own = own;
        this.rows = rows;
        this.columns = columns;
    }

    record Range(long least, long most) {}

    /** @param each how many months a period has; whether it is told by row, by column */
    void knows(Map<Cell, Double> told, int each, boolean byRow, boolean byColumn) {
        for (int period = 0; period < months / each; period++) {
            for (String row : byRow ? rows : List.of("")) {
                for (String column : byColumn ? columns : List.of("")) {
                    List<String> groups = new ArrayList<>();
                    if (byRow) {
                        groups.add(row);
                    }
                    if (byColumn) {
                        groups.add(column);
                    }
                    knows(told.get(new Cell(period, groups)), sum(period * each, each, row, column));
                }
            }
        }
    }

    private void knows(Double told, double[] sum) {
        int ours = 0;
        for (Map.Entry<Cell, Integer> each : own.entrySet()) {
            ours += sum[place(each.getKey())] > 0 ? each.getValue() : 0;
        }
        double most = told == null ? MOST_UNDER : told + MOST_UNDER;
        known.add(new LinearConstraint(sum, Relationship.LEQ, Math.max(0, most - ours)));
        if (told != null) {
            known.add(new LinearConstraint(
                    sum, Relationship.GEQ, Math.max(0, Math.max(TOLD_FROM, told - MOST_OVER) - ours)));
        }
    }

    private double[] sum(int first, int each, String row, String column) {
        double[] sum = new double[months * rows.size() * columns.size()];
        for (int month = first; month < first + each; month++) {
            for (String oneRow : row.isEmpty() ? rows : List.of(row)) {
                for (String oneColumn : column.isEmpty() ? columns : List.of(column)) {
                    sum[place(month, oneRow, oneColumn)] = 1;
                }
            }
        }
        return sum;
    }

    private int place(Cell cell) {
        return place(cell.period(), cell.groups().get(0), cell.groups().get(1));
    }

    private int place(int month, String row, String column) {
        return (month * rows.size() + rows.indexOf(row)) * columns.size() + columns.indexOf(column);
    }

    /** Whole numbers that the cell may have. */
    Range rangeOf(Cell cell) {
        double[] one = new double[months * rows.size() * columns.size()];
        one[place(cell)] = 1;
        return new Range((long) Math.ceil(bound(one, GoalType.MINIMIZE) - 1e-6), (long)
                Math.floor(bound(one, GoalType.MAXIMIZE) + 1e-6));
    }

    private double bound(double[] cell, GoalType goal) {
        return new SimplexSolver()
                .optimize(
                        new MaxIter(10_000),
                        new LinearObjectiveFunction(cell, 0),
                        new LinearConstraintSet(known),
                        goal,
                        new NonNegativeConstraint(true))
                .getValue();
    }
}
