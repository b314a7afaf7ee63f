"""Given names that people here have: beside one of them a word with the ending of some surname is a surname.

One spelling of each is enough: scripts, marks and the endings of cases are folded.
"""

from __future__ import annotations

import re
from functools import cache

from komak.languages import TYPED

_UZBEK = """
    Abdulla Abdurahmon Abdurashid Abdusalom Abror Abduvohid Abdulaziz Abduqodir Adham Adiba Adolat Afruza Akbar Akmal Akrom Alisher Amina Aminjon Amir Anora
    Anvar Aqida Asad Asal Asila Askar Asliddin Asror Ayub Aziz Aziza Azamat Azim Baxodir Baxrom Baxtiyor Barno Behruz Bekzod Bahor Bobur Bunyod
    Botir Charos Davlat Davron Dildora Dilbar Dilfuza Dilmurod Dilnavoz Dilnoza Dilorom Dilrabo Dilshod Dinara Diyora
    Doniyor Durdona Elbek Eldor Elyor Erkin Farangiz Farida Faridun Fayzullo Firdavs Farhod Farrux Feruza Fotima Furqat Gavhar Gulbahor Gulchehra
    Gulnora Gulnoza Gulruh Gulshan Guzal Goʻzal Habiba Hamid Hamida Hasan Hilola Husan Husniddin Ibrohim Ikrom Iqbol Ilhom
    Inobat Iroda Islom Ismoil Inom Jahongir Jamila Jamshid Jasur Jasmina Jalol Javlon Javohir Kamola Kamol Kamron Karim Komil Komila Laylo Laziz
    Lobar Latofat Luiza Lola Madina Maftuna Mahfuza Mukarram Mumtoz Mahliyo Mahmud Malika Mansur Maʼmura Mashhura Mastura Matluba Mavluda Mehri Mehriniso Mirzo
    Mohina Mohira Muborak Muhabbat Muhammad Muhayyo Munira Murod Muslima Muxlisa Nafisa Nargiza Nasiba Navoz Nigora Nilufar
    Nodir Nodira Nozima Nozanin Nizom Nuriddin Nurmuhammad Najmiddin Nurbek Nurali Odil Olim Olima Oʻgʻiloy Ulugʻbek Uktam Oʻktam Umid Umida Oʻlmas Oqil Omon Orif
    Oydin Oygul Oysha Otabek Oybek Ozod Ozoda Parvina Qodir Qudrat Rahim Rahmat Ranoxon Rano Rasul Ravshan Robiya Rustam
    Roʻzi Rayhon Saʼdulla Sabina Sabohat Said Saida Salima Salim Samir Samira Sanjar Sanobar Sardor Sarvar Sayyora Saodat
    Sevara Sevinch Shahlo Shahnoza Shahzod Shahzoda Sharif Sharofat Shavkat Sherali Sherzod Shirin Shoira Shohida Shohruh
    Shuhrat Sirojiddin Sitora Sobir Sojida Soliha Suhrob Sulton Surayyo Temur Tohir Tohira Toʻlqin Tursun Tursunoy Umar Usmon
    Uchqun Utkir Oʻtkir Vazira Xadicha Xurshid Xurshida Xolida Xosiyat Yoqut Yulduz Yusuf Yahyo Yodgor Zafar Zarifa Zarina Zebo Ziyoda
    Ziyovuddin Zilola Zokir Zuhra Zulayho Zulfiya Zulxumor Zumrad
"""
_RUSSIAN = """
    Александр Александра Алексей Алёна Алина Алла Альбина Анастасия Анатолий Андрей Анжела Анна Антон Антонина Анфиса Аня
    Аркадий Арсен Артём Артур Богдан Борис Вадим Валентин Валентина Валерий Валерия Варвара Василий Вера Вероника Виктор
    Виктория Виталий Влад Владимир Владислав Вячеслав Галина Геннадий Георгий Глеб Григорий Даниил Дарья Денис Диана Дина
    Дмитрий Евгений Евгения Егор Екатерина Елена Елизавета Жанна Захар Зинаида Зоя Иван Игорь Илья Инна Иосиф Ирина Камилла
    Карина Кирилл Клавдия Константин Кристина Ксения Лариса Лев Леонид Лидия Лилия Любовь Людмила Майя Максим Маргарита
    Марина Мария Марк Марат Милана Михаил Надежда Наталия Наталья Никита Николай Нина Оксана Олег Олеся Ольга Павел Пётр
    Полина Раиса Регина Рената Римма Роза Роман Руслан Рустам Светлана Семён Сергей София Софья Станислав Степан Таисия
    Тамара Татьяна Тимур Ульяна Фёдор Эдуард Элина Эльвира Эльмира Эмма Юлия Юлиана Юрий Яков Яна Ярослав
"""
_RUSSIAN_FOR_UZBEK = """
    Абдурахман Адалат Азизжан Акрам Анвар Барна Батыр Бахадыр Бахор Бахрам Бахтияр Бехруз Гульбахар Гульнара Гульноза Гульнар Гульсанам Гульшан
    Гульчехра Гюзаль Давран Джавлон Джалал Джамал Джамиля Джамшид Джасур Джахангир Дилбар Дилфуза Зебунисо Зиёда Зульфия Зухра Икрам Ильхам
    Ислам Камал Камила Мавлюда Малика Мансур Махфуза Мумтаз Мунира Мухаббат Наргиз Насиба Нилюфар Озод Ойбек Равшан Рахим Рахмат Рахима Саида
    Салим Санобар Сапар Севара Сулейман Тахир Тохтар Турсунай Ульмас Умида Уткир Фазыл Фархад Фатима Феруза Хабиба Хайрулла Хасан Хуршид Хусан
    Шавкат Шарафат Шахноза Шахрух Шоира Шухрат Эльдар Эльёр Юлдуз Юсуф Якуб Яхья
"""
"""As Russian passports of Uzbeks have them."""
_ALL = f"{_UZBEK}{_RUSSIAN}{_RUSSIAN_FOR_UZBEK}"
_CYRILLIC = dict(zip("абвгдежзийклмнопрстуфхцчшщъыьэюяўқғҳ", (
    *"abvgdejziyklmnoprstufxs", "ch", "sh", "sh", "", "i", "", "e", "yu", "ya", "o", "k", "g", "x",
), strict=True))  # fmt: skip
_LETTERS = str.maketrans(_CYRILLIC | {"ё": "e", "h": "x", "q": "k"} | dict.fromkeys(TYPED, ""))
_CASES = re.compile(r"(?:ning|ga|ni|dan|da|om|em|oy|ey|yu)$")
_VOWELS = "aeiouy"
_TITLE = re.compile(r"(?<=\w{3})(?:jon|xon|bek|gul|boy|oy)[aeiou]?$")
"""What is put behind a name in kindness or respect."""


def is_given_name(word: str) -> bool:
    """Whether a word is a given name in any of its forms."""
    return _is_known(_folded(word)) or ("ё" in word and _is_known(_folded(word.replace("ё", "йо"))))


@cache
def _is_known(plain: str) -> bool:
    without_case = _CASES.sub("", plain)
    forms = {plain, without_case, _TITLE.sub("", plain), _TITLE.sub("", without_case)}
    known = _stems(_RUSSIAN) if plain.endswith("iy") else _stems(_ALL)  # Азимий is a surname
    return not known.isdisjoint(map(_stem, forms))


def is_nominative(word: str) -> bool:
    """Whether a word is a given name as one calls somebody."""
    return _TITLE.sub("", _folded(word)) in _names()


def _folded(word: str) -> str:
    return word.casefold().translate(_LETTERS)


def _stem(plain: str) -> str:
    return plain.rstrip(_VOWELS) if len(plain) > 3 else plain  # Али and Аля are two


@cache
def _stems(names: str) -> frozenset[str]:
    return frozenset(map(_stem, map(_folded, names.split())))


@cache
def _names() -> frozenset[str]:
    return frozenset(map(_folded, _ALL.split()))
