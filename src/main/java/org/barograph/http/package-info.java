/** REST, server-sent events, the page, health and metrics: thin, over the answers of {@code query}. */
package org.barograph.http;
