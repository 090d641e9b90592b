//! Words for codes and numbers that are not for logging in. How to write them: see the module above.

use super::Topic::{Captcha, Card, Coupon, Date, Other, Pairing, Pin, Postal, Quantity, Secret};

#[rustfmt::skip]
super::lexicon![
    (Card, "any", "cvv|cvc|csc_|cvn|cvd_|cid_|ccv|iban|ccnum"),
    (Card, "en", "card number|cardnumber|card security|credit card|creditcard|card code|card verification|debit card|security number|3 digit|4 digit|3 or 4|last 3|last three|name on card|cardholder|card holder|cc number|cc exp|expiry|expiration|payment method"),
    (Card, "de", "kartennummer|prüfnummer|prüfziffer|kreditkarte|karteninhaber"), (Card, "fr", "cryptogramme|numéro de carte|carte bancaire|carte de crédit"),
    (Card, "es", "tarjeta"), (Card, "it", "carta di credito|numero di carta|numero carta"), (Card, "pt", "cartão"),
    (Card, "nl", "kaartnummer|creditcard"), (Card, "pl", "numer karty|karty"), (Card, "ru", "карты|карта_"), (Card, "tr", "kart_|kart numara"),
    (Card, "ja", "カード"), (Card, "zh", "信用卡|卡号|银行卡|卡號"), (Card, "ko", "카드"), (Card, "ar", "البطاقة|بطاقة"),
    (Card, "sv", "kortnummer|kontokort"), (Card, "da", "kortnummer|betalingskort|kontrolcifre"), (Card, "no", "kortnummer"), (Card, "fi", "korttinumero|luottokort|maksukort"), (Card, "cs", "číslo karty|platební kart"),
    (Card, "hu", "kártya"), (Card, "ro", "cardului"), (Card, "el", "κάρτα"), (Card, "he", "כרטיס"), (Card, "uk", "картк|карти_"), (Card, "id", "kartu"), (Card, "vi", "số thẻ"), (Card, "th", "บัตร"), (Card, "hi", "कार्ड"),

    (Postal, "en", "zip_|zipcode|zip code|postal|postcode|post code|pincode|city|street|address line|town_"),
    (Postal, "de", "plz_|postleitzahl|straße|hausnummer|ort_"), (Postal, "fr", "code postal|cp_|ville_|rue_"), (Postal, "es", "código postal|ciudad|calle"),
    (Postal, "it", "cap_|codice postale|città|indirizzo di spedizione|indirizzo di fatturazione"), (Postal, "pt", "cep_|código postal|cidade|logradouro|endereço de entrega|endereço de cobrança"), (Postal, "nl", "postcode|straat|plaats_|woonplaats"),
    (Postal, "pl", "kod pocztowy|miasto|ulica"), (Postal, "ru", "индекс|почтовый|город|улица"), (Postal, "tr", "posta kodu|şehir|açık adres"),
    (Postal, "ja", "郵便|住所"), (Postal, "zh", "邮编|邮政|郵遞|郵政|收货地址|收貨地址|详细地址|街道地址"), (Postal, "ko", "우편|배송 주소|도로명"), (Postal, "ar", "البريدي|المدينة"),
    (Postal, "sv", "postnummer|gatuadress"), (Postal, "da", "postnr|vejnavn"), (Postal, "no", "postnr|poststed"), (Postal, "fi", "postinumero|katuosoite"), (Postal, "cs", "psč|směrovací|ulice"), (Postal, "hu", "irányítószám"),
    (Postal, "ro", "cod poștal|codul poștal|strada"), (Postal, "el", "ταχυδρομικ"), (Postal, "he", "מיקוד"), (Postal, "uk", "індекс|місто|вулиця"), (Postal, "id", "kode pos"), (Postal, "vi", "mã bưu"), (Postal, "th", "รหัสไปรษณีย์"), (Postal, "hi", "पिन कोड"),

    (Coupon, "en", "coupon|promo|voucher|discount|gift|redeem|referral|referrer|refer code|affiliate|reward|offer code"),
    (Coupon, "de", "gutschein|rabatt|aktionscode|geschenk|empfehlungscode"), (Coupon, "fr", "réduction|bon d|parrain|cadeau|remise"),
    (Coupon, "es", "cupón|cupon|descuento|promoc|regalo"), (Coupon, "it", "sconto|buono sconto|buono regalo|regalo"), (Coupon, "pt", "cupom|cupão|desconto|vale presente|cartão presente"),
    (Coupon, "nl", "korting|kado|cadeau|actiecode"), (Coupon, "pl", "rabat|kupon|prezent"), (Coupon, "ru", "промокод|купон|скидк|подароч"),
    (Coupon, "tr", "kupon|indirim|hediye"), (Coupon, "ja", "クーポン|割引|ギフト|招待"), (Coupon, "zh", "优惠|折扣|優惠|礼品|邀请码|邀請碼|推荐码|推薦碼|推荐人"),
    (Coupon, "ko", "쿠폰|할인|기프트|추천"), (Coupon, "ar", "قسيمة|خصم|كوبون"),
    (Coupon, "sv", "rabattkod|presentkort|kampanjkod"), (Coupon, "da", "rabatkode|gavekort"), (Coupon, "no", "rabattkode|gavekort"), (Coupon, "fi", "alennuskood|lahjakort"), (Coupon, "cs", "slevov|dárkov|kupón"), (Coupon, "hu", "kupon|kedvezmény"),
    (Coupon, "ro", "cupon|reducere"), (Coupon, "el", "κουπόνι|έκπτωσ|δωροκάρτ"), (Coupon, "he", "קופון|שובר"), (Coupon, "uk", "промокод|знижк"), (Coupon, "id", "diskon|kode promo"), (Coupon, "vi", "giảm giá|khuyến mãi"), (Coupon, "th", "ส่วนลด|คูปอง"), (Coupon, "hi", "कूपन"),

    (Captcha, "any", "captcha|recaptcha|turnstile|img verif|kaptcha|capcha|imgcode|img code|check code|randcode|rand code|authimg|seccode|visual verif|verify img|letters shown"),
    (Captcha, "en", "characters you see|text you see|in the image|of the image|the letters|in the picture|letters of|image code|image text|not a robot|the picture|shown above|visual code|anti spam|antispam|letters you see|see above"),
    (Captcha, "de", "zeichen aus dem bild|im bild|spamschutz|sicherheitsbild"), (Captcha, "fr", "caractères affichés|caractères ci|de l image|dans l image|anti robot"),
    (Captcha, "es", "de la imagen|en la imagen|imagen de"), (Captcha, "it", "immagine"), (Captcha, "pt", "da imagem|na imagem|imagem de"),
    (Captcha, "nl", "afbeelding"), (Captcha, "pl", "obrazk"), (Captcha, "ru", "картинк|изображени|с картинки"), (Captcha, "tr", "resimde|görseldeki"),
    (Captcha, "ja", "画像"), (Captcha, "zh", "图形|圖形|图片|图中|看不清|换一张|換一張|图像|圖像"), (Captcha, "ko", "이미지|자동입력"), (Captcha, "ar", "الصورة"),
    (Captcha, "sv", "på bilden|i bilden"), (Captcha, "da", "på billedet|i billedet"), (Captcha, "no", "på bildet|i bildet"), (Captcha, "fi", "kuvassa"), (Captcha, "cs", "z obrázku|na obrázku"), (Captcha, "hu", "a képen"), (Captcha, "ro", "din imagine"),
    (Captcha, "el", "εικόνα"), (Captcha, "he", "בתמונה"), (Captcha, "uk", "на зображенні|з малюнка|з картинки"), (Captcha, "id", "pada gambar"), (Captcha, "vi", "hình ảnh|mã captcha"), (Captcha, "th", "ในภาพ"), (Captcha, "hi", "चित्र"),

    (Pairing, "en", "device code|user code|pairing|pair_|pair code|on your tv|your tv|from tv|on tv|on your television|on your console|activation code|activate your device|link your device|link a device|link device|connect a device|connect your device|device activation|shown on your device|displayed on your device|shown on the device|displayed on the device|on your device screen|device login"),
    (Pairing, "de", "gerätecode|kopplung|koppeln|auf ihrem fernseher|auf deinem fernseher|aktivierungscode"), (Pairing, "fr", "code d activation|votre téléviseur|jumelage|associer"), (Pairing, "es", "código de activación|tu televisor|vincular|emparejar"),
    (Pairing, "it", "codice di attivazione|televisore|abbina"), (Pairing, "pt", "código de ativação|sua tv|emparelh"), (Pairing, "nl", "activeringscode|activatiecode|koppelcode|koppelen"), (Pairing, "pl", "kod aktywacyjny|telewizor|sparuj"),
    (Pairing, "ru", "код активации|телевизор|сопряжен"), (Pairing, "tr", "etkinleştirme kod|televizyon|eşleştir"), (Pairing, "ja", "ペアリング|テレビ|連携コード"), (Pairing, "zh", "配对|配對|电视|電視|激活码"), (Pairing, "ko", "페어링|tv에|활성화 코드"), (Pairing, "ar", "التلفزيون|الإقران|التفعيل"),

    (Pin, "any", "pin_|pins_|mpin|pincode|pinkode|pinkod"), (Pin, "en", "game pin|profile pin|parental|unlock pin|new pin|choose a pin|create a pin|current pin|old pin|confirm pin|set your pin|set a pin|set pin|forgot pin"),
    (Pin, "de", "geheimzahl|wunsch pin"), (Pin, "fr", "code secret|code confidentiel"), (Pin, "es", "clave secreta|contraseña numérica"), (Pin, "pl", "kod pin"), (Pin, "ru", "пин_|пин код|пинкод"), (Pin, "ja", "暗証番号"), (Pin, "zh", "支付密码|交易密码|取款密码"), (Pin, "ko", "비밀번호 숫자|핀번호|간편비밀번호"), (Pin, "ar", "الرقم السري"),

    (Quantity, "en", "quantity|qty|amount|price|cost_"), (Quantity, "de", "menge_|anzahl|betrag|preis"), (Quantity, "fr", "quantité|montant|prix"), (Quantity, "es", "cantidad|importe|monto|precio"), (Quantity, "it", "quantità|importo|prezzo"), (Quantity, "pt", "quantidade|valor_|preço"),
    (Quantity, "nl", "aantal|bedrag|prijs"), (Quantity, "pl", "ilość|kwota|cena_"), (Quantity, "ru", "количество|сумма|цена"), (Quantity, "tr", "miktar|tutar|fiyat|adet"), (Quantity, "ja", "数量|金額|価格"), (Quantity, "zh", "数量|金额|價格|价格"), (Quantity, "ko", "수량|금액|가격"), (Quantity, "ar", "المبلغ|الكمية|السعر"),

    (Other, "any", "lifetime|ttl_|timeout|interval_|qr code|barcode|sort code|sortcode|pnr_|swift|bic_|vat_|ean_|isbn|sku_|imei|ssn_|gtin|wifi"),
    (Other, "en", "invit|licen|serial|meeting|game code|employee|staff|tracking|order number|order id|booking|reservation|flight|country code|countrycode|area code|dial code|calling code|language|product|item code|barcode|bar code|course|class code|join code|room|school|company|branch|client|customer|account number|account id|member|registration|plate_|source code|event code|agent|dealer|partner|sponsor|tax_|tax code|team|personal code|department|patient|student|contract|policy number|case number|ticket|error code|embed|html_|editor|color|colour|currency|api token|api key|access token|access key|personal access|token name|client id|webhook|word game|guess|puzzle|product key|security question|secret answer|security answer|your answer|choose a|create a|insurance|routing|ip address|url_|website|title_|nickname"),
    (Other, "de", "einlad|lizenz|seriennummer|kundennummer|personalnummer|mitarbeiter|länder|vorwahl|bankleitzahl|kontonummer|vertragsnummer|mitglied|steuer|sicherheitsfrage|freischalt"),
    (Other, "fr", "invitation|licence|numéro de client|indicatif|numéro de série|matricule"), (Other, "es", "invitación|licencia|cliente|país|dni_|nif_"),
    (Other, "it", "invito|licenza|cliente|codice fiscale|prefisso"), (Other, "pt", "convite|licença|cliente|país|cpf_|cnpj_"),
    (Other, "nl", "uitnodig|licentie|klantnummer|landcode|bsn_"), (Other, "pl", "zaproszeni|licenc|klienta|pesel|nip_"),
    (Other, "ru", "приглаш|лиценз|клиента|страны|инн_|серийн"), (Other, "tr", "davet|lisans|müşteri|ülke|tc kimlik|sicil"),
    (Other, "ja", "ライセンス|シリアル|国番号|会員|社員"), (Other, "zh", "许可|序列|区号|會員|会员|工号|身份证|邀请"),
    (Other, "ko", "초대|라이선스|국가|회원|사번|주민"), (Other, "ar", "دعوة|ترخيص|رمز البلد|الدولة"),

    (Date, "en", "birth|dob_|day_|month|year|mm_|yyyy|yy_|dd_|date"), (Date, "de", "geburt|jahr|monat|tag_|tt_|jjjj|datum"), (Date, "fr", "naissance|jour_|mois_|année|jj_|aaaa"),
    (Date, "es", "nacimiento|día_|mes_|año|fecha"), (Date, "it", "nascita|giorno|mese|anno_|data di"), (Date, "pt", "nascimento|dia_|mês|ano_"),
    (Date, "nl", "geboorte|maand|jaar"), (Date, "pl", "urodzenia|dzień|miesiąc|rok_"), (Date, "ru", "рождения|день_|месяц|год_|дата"), (Date, "tr", "doğum|gün_|ay_|yıl"),
    (Date, "ja", "生年月日|年月"), (Date, "zh", "生日|出生|日期"), (Date, "ko", "생년월일|생일"), (Date, "ar", "الميلاد|تاريخ"),

    (Secret, "en", "secret|authenticator key|totp key|otp key|totp uri|otpauth|private key|setup key|manual entry|seed_|ssh|gpg|public key|provisioning"), (Secret, "de", "geheim|einrichtungsschlüssel"), (Secret, "fr", "clé secrète"),
    (Secret, "es", "clave secreta"), (Secret, "it", "chiave segreta"), (Secret, "pt", "chave secreta"), (Secret, "nl", "geheime"), (Secret, "pl", "tajny"), (Secret, "ru", "секретн"),
    (Secret, "ja", "秘密鍵|シークレット"), (Secret, "zh", "密钥|金鑰"), (Secret, "ko", "비밀 키|비밀키"), (Secret, "ar", "المفتاح السري"),
];
