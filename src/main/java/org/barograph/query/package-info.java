/** Reading scores from outside the topology. */
package org.barograph.query;
