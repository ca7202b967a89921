/**
 * The inner loops, and the threads that share them. Every kernel, and any number of threads, gives the same bits: an
 * element of a product is one chain of fused multiply-adds in ascending order of the summed index.
 */
package dev.nudge.kernel;
