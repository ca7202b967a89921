package dev.nudge.report;

/**
 * How well one class is recognised.
 *
 * @param precision of the rows predicted to be of the class, the share that is; 0 if there are none
 * @param recall of the rows of the class, the share predicted to be; 0 if there are none
 * @param f1 the harmonic mean of the two
 * @param rows how many rows are of the class
 */
public record ClassScore(double precision, double recall, double f1, int rows) {

    static ClassScore of(int[][] confusion, int index) {
        int right = confusion[index][index];
        int actual = 0;
        int predicted = 0;
        for (int other = 0; other < confusion.length; other++) {
            actual += confusion[index][other];
            predicted += confusion[other][index];
        }
        double precision = predicted == 0 ? 0 : (double) right / predicted;
        double recall = actual == 0 ? 0 : (double) right / actual;
        double f1 = right == 0 ? 0 : 2 * precision * recall / (precision + recall);
        return new ClassScore(precision, recall, f1, actual);
    }
}
