/** The height of the drawing, in pixels. */
export const chartHeight = 280;

/** The line above it that names a place: a phone needs two. */
export const placeClass = 'mb-2 flex min-h-10 items-center gap-2 text-sm sm:min-h-6';
