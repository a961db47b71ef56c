# Shown on boards and kiosks, and spoken: whole plain sentences.
notice-emergency = Diqqat! Iltimos, eng yaqin chiqish joyi orqali zaldan xotirjam chiqing. Liftdan foydalanmang. Xodimlar sizga yordam beradi.
# $time: of the hall's clock, like 18:00.
notice-closing = Zal bugun soat { $time } da yopiladi.
notice-closing-now = Zal hozir yopiladi. Iltimos, chiqish tomon yuring. Tashrifingiz uchun rahmat.
