package org.wasl.matching.link;

/**
 * Two records that may be one person.
 *
 * @param left, right their places in the lists
 * @param weight the evidence in bits: each doubles the odds
 */
public record Pair(int left, int right, double weight, double probability, Decision decision) {}
