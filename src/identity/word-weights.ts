/**
 * How telling the stems of English words are in descriptions of work: the mean of their inverse document frequencies, ln((n + 1) /
 * (texts with it + 0.5)), in 46297 texts about work in general and 390 about digital work; between 0.3 and 7. Stems
 * that are not here have the highest weight. Frozen: a strength depends on the two texts alone. Derived by
 * `tools/word-weights.ts` from:
 * - O*NET 29.3 Database, U.S. Department of Labor, Employment and Training Administration (USDOL/ETA), CC BY 4.0. O*NET is a
 *   trademark of USDOL/ETA, which has not approved, endorsed or tested this derivation.
 * - ESCO v1.1.1, European Commission, reuse authorised under Decision 2011/833/EU.
 * - Government Digital and Data Profession Capability Framework, Crown copyright, Open Government Licence v3.0.
 */
export const stemsByWeight: readonly (readonly [weight: number, stems: string])[] = [
  [0.5, 'and'],
  [0.8, 'to'],
  [0.9, 'of'],
  [1.1, 'or'],
  [1.2, 'the'],
  [1.4, 'for'],
  [1.5, 'in'],
  [1.6, 'with'],
  [1.7, 'us'],
  [1.8, 'manag'],
  [1.9, 'develop on'],
  [2, 'as other work'],
  [2.1, 'data softwar'],
  [2.2, 'design ensur product'],
  [2.3, 'servic'],
  [2.4, 'that'],
  [2.5, 'oper plan process system thei'],
  [2.6, 'ar at perform provid user'],
  [2.7, 'by commun inform maintain need such support test'],
  [2.8, 'be identifi is level requir'],
  [2.9, 'activ base can tool'],
  [3, 'an analyt busi direct engin from make organis research team technolog their'],
  [3.1, 'analysi build improv monitor practic problem project respons set standard technic'],
  [3.2, 'area implement includ into involv prepar qualiti thi understand'],
  [3.3, 'appli appropri creat document effect evalu issu it polici secur strategi techniqu'],
  [3.4, 'chang determin lead meet relat report risk solution them train'],
  [3.5, 'help knowledg method recommend resourc skill specif will'],
  [3.6, 'comput control decision good govern have new object part'],
  [3.7, 'advis applic assess differ follow industri measur review role supervis take through'],
  [3.8, 'accord account all analys collabor deliv deliveri digit emerg environ model procedur relationship'],
  [3.9, 'assist compon defin function how integr interfac machin potenti time up when within write'],
  [4, 'collect complianc establish group intern learn programm who'],
  [
    4.1,
    'access architectur between complex conduct content custom enterpris equip find guid impact interpret mai materi more network overse peopl produc profession program resolv type',
  ],
  [
    4.2,
    'about across best condition engag financi form life not opportun pattern rang record regul remov specialist stakehold',
  ],
  [
    4.3,
    'align also analyst approach associ assur check code colleagu complet effici experi expert explain goal import investig necessari out place point present promot under valu wai which',
  ],
  [
    4.4,
    'adapt clean close coach continu contribut coordin cost current depart examin exist individu keep languag member principl scienc scientif select shape sourc strateg structur task',
  ],
  [
    4.5,
    'achiev address administr avail capabl demonstr graphic head health high interact line prevent protect queri share so',
  ],
  [
    4.6,
    'act ani both concept detail educ fit guidanc increas influenc job larg move multipl negoti non outcom repres right staff suppli well',
  ],
  [
    4.7,
    'accept advic architect benefit budget defect discuss event evid execut extern feedback infrastructur instal invest mainten mentor most own physic position progress relev senior subject teach term these vision where your',
  ],
  [
    4.8,
    'action aid board carri case connect construct correct cross cycl end flow framework if legal person receiv recruit safeti show solv supplier web',
  ],
  [
    4.9,
    'affect after attend autom combin commerci consult creation deal diagnos director drive facilit focu handl leadership live locat mechan parti prioriti respond site social stori those togeth track translat wide',
  ],
  [
    5,
    'awar balanc call caus cultur cut databas depend do dure encourag environment futur hardwar incid independ item load practition properti propos request result run scale schedul script situat size stage statist sustain topic turn verifi while',
  ],
  [
    5.1,
    'aspect assign audienc basic centr chain challeng clear context daili detect ethic field human indic leader local made map medic met mobil obtain open optimis possibl small throughout valid varieti visual written',
  ],
  [
    5.2,
    'accuraci advoc against agreement capac compet conform contract decid deep distribut duti edit employe enabl entri feed further gather innov insight manual medium modifi number offer offic output outsid overal owner particip platform prototyp purpos read regulatori repair scientist special store trend unit usual whether you',
  ],
  [
    5.3,
    'adher arrang asset but client compar configur contact disciplin draw each exampl first guidelin ha inspect intellig inventori legisl long matter messag order over patient regular safe some specifi speed stop sure theori updat',
  ],
  [
    5.4,
    'administ been career characterist chart co concern cover desir explor fix fund give hand input kei liais limit methodolog minim natur ordin paper purchas put question resolut search start survei transform variou virtual what',
  ],
  [
    5.5,
    'adjust agre audit care compli consist disabl draft econom expect featur frame given idea instruct landscap look main manipul manufactur mine mitig motor optim packag particular partner piec plai student studi treatment undertak view',
  ],
  [
    5.6,
    'accur aim analyz anim answer around assembl befor bodi captur consid contractor cours dai demand devic diagnost electr element facil food gain get grade graduat ict imag instrument librari like log metal monei motiv option pictur portfolio power public recognis releas remot rout sale scope simul tactic there transport vehicl water worker',
  ],
  [
    5.7,
    'adequ adopt agil amount author broad cad complaint confer corpor creativ criteria critic date deploy describ dynam electron enhanc exercis expertis factor final gener incorpor initi interest junior link machineri market master metadata movement music organ path personnel plant post privat profess promotion publish qualif rais reliabl routin scan session should singl space stabil statement statu success surfac tabl talent troubleshoot vendor whole',
  ],
  [
    5.8,
    'academ chemic choos civil class compani cyber department dispos effort extract fault finish laboratori law major mathemat navig observ often polit princip provision psycholog quantit reach readi reduc restor sampl seek similar sketch sort style technician tend',
  ],
  [
    5.9,
    'air allow archiv behaviour calcul choic common could descript diseas down earli energi erp escal estim except exchang fabric file full hire identif implic inclusion incom logist match mediat numer page phase photo prioritis proof recoveri regard regularli remain remedi replac represent return roll sell sever ship specialis stock suggest suitabl threat traine trust usag vari warehous workpiec',
  ],
  [
    6,
    'add addition automat back bring clinic compil convei convers copi damag desk divers drill financ fire focus formul forward game heat intend interview light lower maker mix multi multidisciplinari off oil ownership posit press procur profil proper qualit refer reflect reus rule school self signific sound storag supervisor target teacher templat therapi third ticket trace treat video wast wire',
  ],
  [
    6.1,
    'abil advantag agenc aircraft art artist ask blueprint break bui campaign certif channel chief children classifi consider consumpt contain counsel degre depth error experienc experiment famili format fuel ga hazard highli impair insur land mail malfunct manner media might payment pipe pipelin price print proactiv pump retriev root serv short spend sport technologist temperatur toler traffic transact transfer upon vessel wood workshop',
  ],
  [
    6.2,
    'abl advertis agricultur alloc along attach basi better book cam certain charg command commit confid coverag crew crm definit dental difficult displai driven enforc face feasibl fill film fish floor gaug glass healthcar highest histori home institut layout list listen literaci mani mark maximum merchandis nation nurs onlin optic pai paint passeng physician pick predict prescrib pressur primarili pro profici rate re reaction room scenario sector separ shop signal soil stream suit talk tax tender textil than think trade truck two usabl vulner wider without writer',
  ],
  [
    6.3,
    'advanc articl behalf behavior beverag bill blend blood breach brush cabl car cargo central certifi circuit claim cloth cloud coat cognit color concret conserv constraint contractu court credit decor devis dimens disciplinari disord emb embed employ extens fixtur flexibl flight forecast furnitur geograph go grind ground hear hole hospit host ingredi injuri inspir introduc kind lai larger leather lift matur maximis medicin meter metric microsoft mold nutrition occur onto opinion orient patron photograph plastic polish portion privaci quantiti radio raw server sheet sign smooth stai state station tank telephon transition travel tree trim upgrad valuabl valv wall weld whilst wind word workflow workplac',
  ],
  [
    6.4,
    'agent airport altern applianc approv artefact attract audio biolog calendar calibr cash cast center comfort comprehens conflict conveyor cook correctli correspond crop deadlin deploi diagram difficulti dry edg enter excel export farm footwear fulfil graph green grow guest here hoist hold hour hous ibm ill immedi inter intervent label lectur liquid loan low lubric manageri mental minimis moder mount mutual neg occup offici oracl origin panel park period persuad po precision previou protocol rail recreat repeat road robot roof sand saw scalabl screen second section sequenc shipment simpl sprai staf stimul stone strong subsequ substanc surgeri switch televis theoret unload verbal veri via visit wash weather weigh weight window',
  ],
  [
    6.5,
    'accessori accid advisor alert anticip appoint athlet bank block boundari box broadcast camera cell complic composit crane danc desktop diagnosi done door driver drug entir etc excess exclud exhibit fasten fluid foreign forest forg furnac gap garment harvest heavi hydraul insert inspector insul intellectu interior internet joint know labor less liabil literatur loss makeup meat minimum minor modif motion normal notifi nuclear oral organiz pack parent peripher permit perspect plate pre preserv prior properli push radiat real recycl refin rehabilit resili retir rig rubber seal secondari seri societi solar solder sole solicit specimen spoken steam step stick submit taken tape tester text tile toward transmiss tube typic univers veterinari violat visualis wan websit wheel',
  ],
  [
    6.6,
    'accomplish ag agenda alter appear aquacultur articul attitud bar batch bolt broken browser built buyer card cement charact classif cleric conclusion confidenti consum contamin cool cooper crime deposit deriv di dispatch dissemin domain dress emotion entertain estat exclusion exit fast feder forestri formula freight genet grant growth gun hair hammer heart higher hose hygien instructor iron iter journal lan lens lesson letter licens livestock marin meal mill mirror modern mould nail note partnership plumb pollution presenc prospect reason regist requisit reserv scene skin smoothli speech steel steril studio suffici surgic therapeut thread tissu tobacco unifi util veget ventil visitor vocat voic welfar workforc',
  ],
  [
    6.7,
    'abnorm abreast abus acquisit adult advers alarm apprais aquat assum automot auxiliari bath bed blade bond bridg carpet chemistri chip clai clearanc clerk climat colour competit compos compound computer convert costum count craft curriculum cutter devop dictionari disassembl discharg discoveri distil doctor earth easi emploi exam express extend fee filter forc funer gear geolog global glue grinder histor hot household inquiri insid irrig join kitchen laser lean length logic massag menu microscop miner oversight payrol pharmaceut philosophi pilot placement pour predominantli prescript proceed profit quickli rai railwai receipt reproduc resid respect retail rotat scheme seat see seller sens sensit setup sew smaller sociolog spread stand street strength stress strip synthesi telecommun termin therapist timber tour turbin upper vacuum volum watch wear wine worn',
  ],
  [
    6.8,
    'abstract accommod ad adob advocaci alcohol aptitud aris autodesk backup bag barrier batteri belt bend bid biofuel boat boiler border bore brake breed checklist child classroom coffe come committe compress conting core cosmet crimin customis danger dashboard death destin directli disast discov dish dismantl disput domest drink earn editor engrav especi excav ey fruit fulli gambl geotherm gi har horizon hotel ic illustr inclus intent interoper invoic jewelleri knive kpi lab latest lath layer leak leav led licenc lock maxim mean merchant militari mixtur must needl next outdoor outlin paramet patrol pertain pest plaster plu polic popul proport pull quick race rapid rather reader recip refriger region rehears reinforc religi rent rental residenti revis rod roller rough same sanit sap schemat scraper screw send shear shovel side solvent speci spot stack stain stamp strive surveil sweep tag teeth thermal tire torch tradition underground underli viru vpn warranti wax wholesal wildlif wit young',
  ],
  [
    6.9,
    'abras absorb accompani acid acquir actor adhes affair among anoth anthropolog apach apparel arriv artifici artwork asphalt attack aviat avoid background baggag bake biologi blast brief bu calip carbon carrier catalog catalogu ceil characteris circul clamp cleanli cleans cnc commiss compens completion conclud convent counter crack cultiv cure deaf deck delai deleg dial diet dig dimension diploma disconnect dispens distanc dye economi either elev elig elimin emiss escort expenditur expens explos exposur failur familiar fashion fenc firm fisheri foot forens foundat fraud frequenc fundrais gase gate government greet habitat held hors hydroelectr kiln last least loos magazin magnet maritim meteorolog micromet multimedia name newspap notif oblig offend old onli oven overhaul pad paperwork pass past pet phone physiolog planner player portabl postsecondari premis primari printer professor prop prosthet recognit relai renew rescu resist rest restaur restrict revision ride rock sage satisfact scaffold scanner score seminar sensor setter sewer shadow shift shoe solid standardis steer stitch summari suspect testifi then thomson titl total tower tractor trai trial trip undergradu urban venu vital volunt weapon wooden wrap wrench yard yield',
  ],
];

/** Of every other stem. */
export const HIGHEST_WEIGHT = 7;
