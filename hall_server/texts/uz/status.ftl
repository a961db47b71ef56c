# The visitor's phone: my number, and what to do now.

status-title = Sizning taloningiz
status-your-number = Sizning raqamingiz
status-waiting = Iltimos, kuting
status-ahead = Sizdan oldin navbatda
status-ahead-none = Keyingi siz
status-ahead-none-lead = Iltimos, oynalar yaqinida boʻling.
status-go = Navbatingiz keldi
status-go-to = Iltimos, bu yerga keling
status-serving = Sizga xizmat koʻrsatilmoqda
status-serving-lead = Kutganingiz uchun rahmat.
status-missed = Sizni chaqirgan edik
status-missed-lead = Iltimos, shu yerda ekaningizni zaldagi operatorga ayting.
status-held = Navbatingiz vaqtincha kechiktirildi
status-held-lead = Sizni yana chaqiramiz. Iltimos, zalda boʻling.
status-finished = Tayyor
status-finished-lead = Kelganingiz uchun rahmat. Xayr!
status-cancelled = Bu talon bekor qilingan
status-no-show = Bu talon endi amal qilmaydi
status-unserved = Zal bugun yopildi
status-over-lead = Agar yana kerak boʻlsa, yangi talon oling.
status-keeps-itself = Sahifa oʻzi yangilanib turadi.
status-lost = Aloqa yoʻq. Koʻrayotganingiz { $age } oldingi holat. Iltimos, zaldagi ekranlarga qarang.
