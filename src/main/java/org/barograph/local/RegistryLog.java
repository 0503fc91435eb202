package org.barograph.local;

import java.util.List;

/** Where the registry's changes are kept, in order. */
interface RegistryLog extends AutoCloseable {
    /**
     * Applies what others may have written, up to the present end.
     *
     * @throws RegistryError 50001 if the log can't be read
     */
    void refresh();

    /**
     * Writes changes durably, then applies them as read back.
     *
     * @throws RegistryError 50001 if that is not certain; the changes may then still appear later
     */
    void append(List<RegistryChange> changes);

    @Override
    void close();
}
