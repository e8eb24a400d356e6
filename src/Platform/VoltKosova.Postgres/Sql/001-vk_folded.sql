-- A text as it is searched, not as it is shown: without case, diacritics and punctuation, in Latin letters. People leave diacritics out and
-- write "dj" for "đ", so both are "d" here: "Đorđević", "Djordjevic", "Dordevic" and "Ђорђевић" are found by each other.
-- A column or an index that keeps it is made anew when this changes: then it gets another name.
CREATE FUNCTION vk_folded(text text) RETURNS text IMMUTABLE PARALLEL SAFE LANGUAGE sql AS $$
    SELECT btrim(regexp_replace(
        replace(replace(replace(replace(replace(replace(
            translate(
                lower(regexp_replace(
                    normalize(text, NFKD),
                    '[\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff''’‘ʼ`]+', '', 'g')),
                'đðłøıабвгдђежзијклмнопрстћуфхцчш',
                'ddloiabvgddezzijklmnoprstcufhccs'),
            'љ', 'lj'), 'њ', 'nj'), 'џ', 'dz'), 'ß', 'ss'), 'æ', 'ae'), 'dj', 'd'),
        '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2010-\u206f\u3000-\u303f]+', ' ', 'g'))
$$;
