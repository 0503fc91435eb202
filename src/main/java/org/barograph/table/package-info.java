/** Tables as files of comma-separated values. */
package org.barograph.table;
