/** Finding, loading and registering losses, optimizers and dataset loaders. */
package dev.nudge.app.plugins;
