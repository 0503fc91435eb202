package org.barograph.http;

/** What the health routes ask. */
public interface Health {
    /** Whether the process can go on by itself: false says that it must be started anew. */
    boolean isLive();

    /** Why no work is done at the moment; empty while it is. */
    String obstacle();
}
