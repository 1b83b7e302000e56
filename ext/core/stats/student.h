#ifndef MC_STUDENT_H
#define MC_STUDENT_H

#include <stdint.h>

/*
 * The x below which Student's t with so many degrees of freedom lies with probability p; p in [0.5, 1), degrees whole, 1 or
 * more. The same on every machine, to the last digit.
 */
double mc_student_quantile(double p, double degrees);

#endif
