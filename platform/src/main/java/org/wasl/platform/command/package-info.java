/** How a caller changes a record: the same order of checks for records of every kind. */
package org.wasl.platform.command;
