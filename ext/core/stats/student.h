#ifndef MC_STUDENT_H
#define MC_STUDENT_H

/* The x below which Student's t with so many degrees of freedom lies with probability p; p in [0.5, 1), degrees >= 1. */
double mc_student_quantile(double p, double degrees);

#endif
