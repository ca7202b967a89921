package dev.nudge.spi;

/**
 * A source of tables. Where it lies and how it is read are the settings of the record; a component of type {@link
 * java.nio.file.Path} is given relative to the experiment file and arrives absolute.
 */
public interface DatasetLoader extends Plugin {

    /**
     * Loads the table. Loading twice gives equal tables.
     *
     * @throws InputException if the data cannot be used: where, what was found, and what to do
     */
    Table load(LoadRequest request);
}
