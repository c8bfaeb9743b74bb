// Tells a chart which place of its width is pointed at, by mouse or finger, once a frame at most.
export function follow(plot, chart) {
  let share = null;
  const point = (event) => {
    const box = plot.getBoundingClientRect();
    const isAsked = share !== null;
    share = (event.clientX - box.left) / box.width;
    if (!isAsked) {
      requestAnimationFrame(() => {
        const asked = share;
        share = null;
        chart.invokeMethodAsync("PointAt", asked).catch(() => {});
      });
    }
  };
  plot.addEventListener("pointermove", point);
  plot.addEventListener("pointerdown", point);
  plot.addEventListener("pointerleave", () => {
    share = null;
    chart.invokeMethodAsync("Leave").catch(() => {});
  });
}
