package org.wasl.contracts.code;

/** What a node of a plan is. Nodes of two kinds may divide the same whole, each in its own way: components and sectors. */
public enum PlanNodeKind {
    COMPONENT,
    SECTOR,
    AXIS,
    AIM,
    PRIORITY,
    OBJECTIVE,
    OUTPUT
}
