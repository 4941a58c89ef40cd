"""Words that say little by themselves, in Dutch and English: a word cloud leaves them out."""

from typing import Final

_DUTCH: Final = """
aan achter af al alle alleen allemaal alles als alsof altijd ander andere anders ben bent beetje
bij binnen boven buiten daar daarbij daarmee daarna daarom daarvan dan dat de deden deed deze die
dit doch doe doen doet door dus echt een eens eerst eigen elk elke en er even gaan gaat ga ging
geen geweest gewoon goed graag had hadden heb hebben hebt heeft heel hem hen het hier hij hoe hun
iedereen iemand iets ieder iedere ik in is ja je jij jou jouw jullie kan kon kunnen kunt komen komt
kom laat laten maak maakt maar maken mag me meer meest mee men met mij mijn misschien moet
moeten mogen na naar naast nee niet niets niemand nieuw nieuwe nodig nog nou nu of om omdat onder
ons onze ook op opnieuw over per soms stap straks te tegen tijdens toch toen tot tussen uit
uw vaak van veel ver verder voor vooral vaker waar waarom waarbij waren want was wat wel weer weet
wie wij wil willen worden wordt word wilde zal zei zelf zich zij zijn ze zo zoals zonder zou
zouden zullen één twee drie keer ding dingen dag week morgen vandaag
"""
_ENGLISH: Final = """
a about after again all also always am an and any are around as ask at be because been before
being below between both but by can come could day did do does doing down each even every everyone
everything few first for from further get go going good had has have having he her here him his
how i if in into is it its itself just know less let like little make many may maybe me more most
much must my myself need never new next no nor not nothing now of off often on once one only or
other our out over own per really same say see she should so some someone something sometimes step
still such take than that the their them then there these they thing things this those through to
today tomorrow too two under until up us very want was we week well went were what when
where which while who whom why will with without would yes you your
"""
STOP_WORDS: Final = frozenset((_DUTCH + _ENGLISH).split())
