/** Turns what comes in (files, requests, feeds) into articles, or into refusals that say why. */
package org.barograph.ingest;
