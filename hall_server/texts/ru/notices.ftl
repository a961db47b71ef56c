# Shown on boards and kiosks, and spoken: whole plain sentences.
notice-emergency = Внимание! Пожалуйста, спокойно покиньте зал через ближайший выход. Не пользуйтесь лифтом. Сотрудники вам помогут.
# $time: of the hall's clock, like 18:00.
notice-closing = Сегодня зал закрывается в { $time }.
notice-closing-now = Зал закрывается. Пожалуйста, пройдите к выходу. Спасибо, что пришли.
