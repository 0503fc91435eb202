/** The commands, one class each. */
package org.barograph.cli;
