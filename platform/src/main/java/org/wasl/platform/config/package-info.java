/** Settings that more than one package of the platform reads. */
package org.wasl.platform.config;
