/*
 * Times OpenBLAS's sgemm, as the other side of nudge's `products`. Reads lines "rows columns depth transposeA transposeB
 * seconds", multiplies such matrices for about so many seconds, and answers each with a line: GF/s of the best tenth of
 * that time. The first line printed is the core type in use.
 */
#define _POSIX_C_SOURCE 200112L
#include <cblas.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec + time.tv_nsec * 1e-9;
}

static float *numbers(size_t count) {
    float *array = NULL;
    if (posix_memalign((void **)&array, 64, count * sizeof(float)) != 0) exit(1);
    for (size_t i = 0; i < count; i++) array[i] = (float)(i % 97) / 97 - 0.5f;
    return array;
}

static double gflops(int rows, int columns, int depth, int ta, int tb, double seconds) {
    float *a = numbers((size_t)rows * depth), *b = numbers((size_t)depth * columns), *c = numbers((size_t)rows * columns);
    double flops = 2.0 * rows * columns * depth, best = 0, start = now();
    long repeats = 1;
    do {
        double begun = now();
        for (long i = 0; i < repeats; i++)
            cblas_sgemm(CblasRowMajor, ta ? CblasTrans : CblasNoTrans, tb ? CblasTrans : CblasNoTrans, rows, columns,
                        depth, 1, a, ta ? rows : depth, b, tb ? depth : columns, 0, c, columns);
        double took = now() - begun;
        if (took < seconds / 10) {
            repeats *= 2;
        } else if (flops * repeats / took > best) {
            best = flops * repeats / took;
        }
    } while (now() - start < seconds || best == 0);
    free(a);
    free(b);
    free(c);
    return best / 1e9;
}

int main(void) {
    int rows, columns, depth, ta, tb;
    double seconds;
    printf("%s\n", openblas_get_corename());
    fflush(stdout);
    while (scanf("%d %d %d %d %d %lf", &rows, &columns, &depth, &ta, &tb, &seconds) == 6) {
        printf("%.3f\n", gflops(rows, columns, depth, ta, tb, seconds));
        fflush(stdout);
    }
    return 0;
}
