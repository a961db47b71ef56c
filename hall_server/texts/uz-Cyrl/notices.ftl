# Shown on boards and kiosks, and spoken: whole plain sentences.
notice-emergency = Диққат! Илтимос, энг яқин чиқиш жойи орқали залдан хотиржам чиқинг. Лифтдан фойдаланманг. Ходимлар сизга ёрдам беради.
# $time: of the hall's clock, like 18:00.
notice-closing = Зал бугун соат { $time } да ёпилади.
notice-closing-now = Зал ҳозир ёпилади. Илтимос, чиқиш томон юринг. Ташрифингиз учун раҳмат.
