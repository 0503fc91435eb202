/** Scores files of articles without a broker: the same reading, stories and scores as the running application. */
package org.barograph.replay;
