"""Places and the names of their peoples: a place a line, then its demonyms and adjectives."""

COUNTRIES = """
Afghanistan: Afghan, Afghans, Afghani, Afghanis
Albania: Albanian, Albanians
Algeria: Algerian, Algerians
Andorra: Andorran, Andorrans
Angola: Angolan, Angolans
Argentina: Argentine, Argentines, Argentinian, Argentinians, Argentinean
Armenia: Armenian, Armenians
Australia: Australian, Australians, Aussie, Aussies
Austria: Austrian, Austrians
Azerbaijan: Azerbaijani, Azerbaijanis, Azeri, Azeris
Bahamas: Bahamian, Bahamians
Bahrain: Bahraini, Bahrainis
Bangladesh: Bangladeshi, Bangladeshis
Barbados: Barbadian, Barbadians
Belarus: Belarusian, Belarusians, Belarussian, Belarussians
Belgium: Belgian, Belgians
Belize: Belizean, Belizeans
Benin: Beninese
Bhutan: Bhutanese
Bolivia: Bolivian, Bolivians
Bosnia and Herzegovina: Bosnian, Bosnians
Botswana: Botswanan, Batswana
Brazil: Brazilian, Brazilians
Brunei: Bruneian, Bruneians
Bulgaria: Bulgarian, Bulgarians
Burkina Faso: Burkinabe, Burkinabé
Burundi: Burundian, Burundians
Cambodia: Cambodian, Cambodians, Khmer
Cameroon: Cameroonian, Cameroonians
Canada: Canadian, Canadians
Cape Verde: Cape Verdean, Cape Verdeans
Central African Republic: Central African, Central Africans
Chad: Chadian, Chadians
Chile: Chilean, Chileans
China: Chinese
Colombia: Colombian, Colombians
Comoros: Comorian, Comorians
Democratic Republic of the Congo: Congolese
Costa Rica: Costa Rican, Costa Ricans
Ivory Coast: Ivorian, Ivorians
Croatia: Croatian, Croatians, Croat, Croats
Cuba: Cuban, Cubans
Cyprus: Cypriot, Cypriots, Greek Cypriot, Greek Cypriots, Turkish Cypriot, Turkish Cypriots
Czech Republic: Czech, Czechs
Denmark: Danish, Dane, Danes
Djibouti: Djiboutian, Djiboutians
Dominican Republic: Dominican, Dominicans
East Timor: Timorese, East Timorese
Ecuador: Ecuadorian, Ecuadorians, Ecuadorean, Ecuadoreans
Egypt: Egyptian, Egyptians
El Salvador: Salvadoran, Salvadorans, Salvadorean, Salvadoreans
England: English, Englishman, Englishmen, Englishwoman
Equatorial Guinea: Equatorial Guinean, Equatoguinean
Eritrea: Eritrean, Eritreans
Estonia: Estonian, Estonians
Eswatini: Swazi, Swazis
Ethiopia: Ethiopian, Ethiopians
Faroe Islands: Faroese
Fiji: Fijian, Fijians
Finland: Finnish, Finn, Finns
France: French, Frenchman, Frenchmen, Frenchwoman
Gabon: Gabonese
Gambia: Gambian, Gambians
Georgia: Georgian, Georgians
Germany: German, Germans
Ghana: Ghanaian, Ghanaians
Greece: Greek, Greeks
Greenland: Greenlandic, Greenlander, Greenlanders
Grenada: Grenadian, Grenadians
Guatemala: Guatemalan, Guatemalans
Guinea: Guinean, Guineans
Guyana: Guyanese
Haiti: Haitian, Haitians
Honduras: Honduran, Hondurans
Hungary: Hungarian, Hungarians
Iceland: Icelandic, Icelander, Icelanders
India: Indian, Indians
Indonesia: Indonesian, Indonesians
Iran: Iranian, Iranians, Persian, Persians
Iraq: Iraqi, Iraqis
Ireland: Irish, Irishman, Irishmen, Irishwoman
Israel: Israeli, Israelis
Italy: Italian, Italians
Jamaica: Jamaican, Jamaicans
Japan: Japanese
Jordan: Jordanian, Jordanians
Kazakhstan: Kazakh, Kazakhs, Kazakhstani
Kenya: Kenyan, Kenyans
Kiribati: I-Kiribati
Kosovo: Kosovar, Kosovars, Kosovan, Kosovans
Kuwait: Kuwaiti, Kuwaitis
Kyrgyzstan: Kyrgyz, Kyrgyzstani
Laos: Laotian, Laotians, Lao
Latvia: Latvian, Latvians
Lebanon: Lebanese
Lesotho: Basotho
Liberia: Liberian, Liberians
Libya: Libyan, Libyans
Liechtenstein: Liechtensteiner
Lithuania: Lithuanian, Lithuanians
Luxembourg: Luxembourgish, Luxembourger, Luxembourgers
Madagascar: Malagasy, Madagascan
Malawi: Malawian, Malawians
Malaysia: Malaysian, Malaysians
Maldives: Maldivian, Maldivians
Mali: Malian, Malians
Malta: Maltese
Mauritania: Mauritanian, Mauritanians
Mauritius: Mauritian, Mauritians
Mexico: Mexican, Mexicans
Moldova: Moldovan, Moldovans
Monaco: Monegasque
Mongolia: Mongolian, Mongolians
Montenegro: Montenegrin, Montenegrins
Morocco: Moroccan, Moroccans
Mozambique: Mozambican, Mozambicans
Myanmar: Burmese
Namibia: Namibian, Namibians
Nepal: Nepalese, Nepali, Nepalis
Netherlands: Dutch, Dutchman, Dutchmen
New Zealand: New Zealander, New Zealanders, Kiwi, Kiwis
Nicaragua: Nicaraguan, Nicaraguans
Niger: Nigerien, Nigeriens
Nigeria: Nigerian, Nigerians
North Korea: North Korean, North Koreans
North Macedonia: Macedonian, Macedonians
Northern Ireland: Northern Irish
Norway: Norwegian, Norwegians
Oman: Omani, Omanis
Pakistan: Pakistani, Pakistanis
Palestine: Palestinian, Palestinians
Panama: Panamanian, Panamanians
Papua New Guinea: Papua New Guinean
Paraguay: Paraguayan, Paraguayans
Peru: Peruvian, Peruvians
Philippines: Philippine, Filipino, Filipinos, Filipina
Poland: Polish, Pole, Poles
Portugal: Portuguese
Puerto Rico: Puerto Rican, Puerto Ricans
Qatar: Qatari, Qataris
Romania: Romanian, Romanians
Russia: Russian, Russians
Rwanda: Rwandan, Rwandans
Samoa: Samoan, Samoans
Saudi Arabia: Saudi, Saudis, Saudi Arabian, Saudi Arabians
Scotland: Scottish, Scots, Scotsman
Senegal: Senegalese
Serbia: Serbian, Serbians, Serb, Serbs
Sierra Leone: Sierra Leonean, Sierra Leoneans
Singapore: Singaporean, Singaporeans
Slovakia: Slovak, Slovaks, Slovakian
Slovenia: Slovenian, Slovenians, Slovene, Slovenes
Somalia: Somali, Somalis, Somalian
South Africa: South African, South Africans
South Korea: South Korean, South Koreans
South Sudan: South Sudanese
Soviet Union: Soviet, Soviets
Spain: Spanish, Spaniard, Spaniards
Sri Lanka: Sri Lankan, Sri Lankans
Sudan: Sudanese
Suriname: Surinamese
Sweden: Swedish, Swede, Swedes
Switzerland: Swiss
Syria: Syrian, Syrians
Taiwan: Taiwanese
Tajikistan: Tajik, Tajiks
Tanzania: Tanzanian, Tanzanians
Thailand: Thai, Thais
Togo: Togolese
Tonga: Tongan, Tongans
Trinidad and Tobago: Trinidadian, Trinidadians
Tunisia: Tunisian, Tunisians
Turkey: Turkish, Turk, Turks
Turkmenistan: Turkmen
Uganda: Ugandan, Ugandans
Ukraine: Ukrainian, Ukrainians
United Arab Emirates: Emirati, Emiratis
United Kingdom: British, Briton, Britons, Brit, Brits
United States: American, Americans, US-American
Uruguay: Uruguayan, Uruguayans
Uzbekistan: Uzbek, Uzbeks
Vanuatu: Ni-Vanuatu
Venezuela: Venezuelan, Venezuelans
Vietnam: Vietnamese
Wales: Welsh, Welshman, Welshmen
Western Sahara: Sahrawi, Sahrawis
Yemen: Yemeni, Yemenis
Zambia: Zambian, Zambians
Zimbabwe: Zimbabwean, Zimbabweans
"""

REGIONS = """
Africa: African, Africans
Asia: Asian, Asians
Europe: European, Europeans
South America: South American, South Americans
North America: North American, North Americans
Central America: Central American, Central Americans
Latin America: Latin American, Latin Americans
Southeast Asia: Southeast Asian
South Asia: South Asian, South Asians
Central Asia: Central Asian
East Africa: East African, East Africans
West Africa: West African, West Africans
Southern Africa: Southern African
North Africa: North African, North Africans
Middle East: Middle Eastern
Caribbean: West Indian, West Indians
Scandinavia: Scandinavian, Scandinavians
Balkans: Balkan
Nordic countries: Nordic
Baltic states: Baltic
Arctic: Arctic
Antarctica: Antarctic
Siberia: Siberian, Siberians
Crimea: Crimean, Crimeans
Chechnya: Chechen, Chechens
Dagestan: Dagestani, Dagestanis
Tatarstan: Tatar
Abkhazia: Abkhaz, Abkhazian, Abkhazians
South Ossetia: South Ossetian, South Ossetians, Ossetian, Ossetians
Kurdistan: Kurdish, Kurds, Kurd
Catalonia: Catalan, Catalans
Basque Country: Basque, Basques
Bavaria: Bavarian, Bavarians
Sicily: Sicilian, Sicilians
Sardinia: Sardinian, Sardinians
Corsica: Corsican, Corsicans
Brittany: Breton, Bretons
Tibet: Tibetan, Tibetans
Kashmir: Kashmiri, Kashmiris
Punjab: Punjabi
Bengal: Bengali
Darfur: Darfuri
Gaza: Gazan, Gazans
Texas: Texan, Texans
California: Californian, Californians
Florida: Floridian, Floridians
Alaska: Alaskan, Alaskans
Hawaii: Hawaiian, Hawaiians
Virginia: Virginian, Virginians
Ohio: Ohioan, Ohioans
Iowa: Iowan, Iowans
Minnesota: Minnesotan, Minnesotans
Kentucky: Kentuckian, Kentuckians
Tennessee: Tennessean, Tennesseans
Louisiana: Louisianan, Louisianans
Michigan: Michigander, Michiganders
Arkansas: Arkansan, Arkansans
Oklahoma: Oklahoman, Oklahomans
Nebraska: Nebraskan, Nebraskans
Arizona: Arizonan, Arizonans
Quebec: Quebecois, Québécois, Quebecer, Quebecers
Newfoundland: Newfoundlander, Newfoundlanders
Tasmania: Tasmanian, Tasmanians
Queensland: Queenslander, Queenslanders
"""

TOWNS = """
London: Londoner, Londoners
New York: New Yorker, New Yorkers
Paris: Parisian, Parisians
Berlin: Berliner, Berliners
Moscow: Muscovite, Muscovites
Rome: Roman
Venice: Venetian, Venetians
Vienna: Viennese
Naples: Neapolitan, Neapolitans
Florence: Florentine
Milan: Milanese
Hong Kong: Hong Konger, Hong Kongers
Chicago: Chicagoan, Chicagoans
Los Angeles: Angeleno, Angelenos
Boston: Bostonian, Bostonians
Liverpool: Liverpudlian, Liverpudlians
Glasgow: Glaswegian, Glaswegians
Dublin: Dubliner, Dubliners
Sydney: Sydneysider, Sydneysiders
Damascus: Damascene
"""
