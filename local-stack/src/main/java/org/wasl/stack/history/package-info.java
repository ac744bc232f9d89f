/** Two invented years of an invented country, as facts for figures: so that a demo's dashboard and a benchmark have something to count. */
package org.wasl.stack.history;
