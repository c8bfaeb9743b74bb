<?php
// Writes so many numbered lines a second as its argument says, as a busy web server would. It does not make up for time
// in which it was held up.
$rate = (int) $argv[1];
$pause = 5_000;
$number = 0;
$before = microtime(true);
while (true) {
    $now = microtime(true);
    $due = $number + (int) round(min($now - $before, 0.1) * $rate);
    $before = $now;
    $lines = '';
    while ($number < $due) {
        $number++;
        $lines .= sprintf("%010d \e[32mINFO\e[0m GET /wp-content/themes/twentytwentyfive/page-%d.php HTTP/1.1 200 %d ms\n", $number, $number % 1000, $number % 37);
    }
    fwrite(STDOUT, $lines);
    usleep($pause);
}
