# Shown on boards and kiosks, and spoken: whole plain sentences.
notice-emergency = Attention! Please leave the hall calmly by the nearest exit. Do not use the lift. The staff will help you.
# $time: of the hall's clock, like 18:00.
notice-closing = The hall closes at { $time } today.
notice-closing-now = The hall is closing now. Please go to the exit. Thank you for coming.
