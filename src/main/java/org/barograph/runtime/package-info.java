/** What runs the topology: settings, topics, error handling, limits of native memory, start and stop. */
package org.barograph.runtime;
