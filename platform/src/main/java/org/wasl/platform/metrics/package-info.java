/** What is measured of every service in the same way. Metrics of one concern stand with it: outbox, inbox, audit, jobs. */
package org.wasl.platform.metrics;
