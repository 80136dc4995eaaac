// Written by .ci/generator/ParameterTables.swift from postfix-parameters.tsv beside it; do not edit.
// swift-format-ignore-file

extension ParameterTable {
  static let nameCount = 888
  static let slotCount = 2048
  static let recordsStart = 4096
  static let variantsStart = 10312
  static let namesStart = 20822
  static let valuesStart = 41454

  /// Slots of the hash table, records, variants, names and default values, one after the other.
  static let text: StaticString = """
    00000000W800E4:00000000000`8b200000000m700e4B8>0J2K314n1[8G20000Q2_823000000E;0000U3I=0000W=00F;H:;;F4000000`5\
    X100k:0000000000000000B9<071V1X6o<0000G:00D<00000100R9P60000>9I:0000>7000000g1N8g:0000T:o00000R;@<00o8000000f5\
    00D;J;009800000000810000f<2;00d4F305C3a267a<000000m800000035000000K0a;0000j5X7P2W2B0000000k6702:000000J:000000\
    00I7n3V5C900000000C:00F=000000\\:000000[300h7=0g0U6l;j1a000008:Y:0000Q8@5006:00000000000000L8000000000030c109@:\
    00j400N3O;E=00^=000000A8000000F6C600000000J1009=0000X2i56900e9n800000000000000\\234h;F90000000000N0T30000?1i9=9\
    c2o950X;@;0000006<0000W9m;00L7000000?80000@9Q900I3g9h40000_90000i3]20000@7X=E9000000A0000000\\<a3><0000000000?3\
    K800H30000X4R422?6M9L0[=000000:400R29600C4P<0000l60000001=0000?;0000000000000000Y3[;U<<2B6R<0000F700V043O40000\
    51m:]3i1_0000000P400000000o60000f4000000L3a40000Q5R0j<W3n90000000000000095000000000000000000C200g5000000000000\
    0000000080V30000o:00000000I00000000000000000D800X<J3000000j:03000000A5e6G;000000K<N60000Z9000099:3J=`3W51:00<1\
    Q40000000000K9D9`=0000[0T2h200h9C;L1k300a:000000000000Y0@30000:100;5k50025H9[200180000Y500000000000000N4[6T79<\
    000000000000>4h=l2E7O=0061<;0000000000000000W:?=94Y700000000I;3<0000000024000000005<000082000000d0000000000000\
    I1O0^5Z2_60000000000000000b8900055T10000000000P10000;013H=K4A768;94400`:000000K;a6j0N=R=000000;4000000S4P=N:F1\
    4<0000000000004;0040d7000000:206\\;0000e700:<0000B:L=000000f8k10000000000X5_5;29:36000000`2M1002=O7000060000000\
    00V6Y600000000V:0000:9R:b1B564H4]700\\7_7:5=6:=c400000000b07:@=0000000000000000i0d5o;000000V=000000008900i8K:<8\
    J9h0`;\\=Z600g8>2\\546[4c6i6U700@0C=0000G1k7L6I20000e2J6a5W6g;00000000O2Z3Q=H0000000310000i2Y1D=c000I900=700S0:8\
    00000000a800T000b900>387000000Q7=80000000000003200000000000000005;00`00000]<A900Q600C10000000000_100<9n<00<7m1\
    000000?0f6G5A:g<^7=:C8Y=>5000000^60021b3S700h<000000U80052>;T<C0B1]192m627M:63h:00`<0000J80000=5A176A2[1o2g2l:\
    00000000k2000000^:::d=00Z40000S80000J500000000\\659K=b:00`100T800_=00e0000000_:00N;D1d200Z;0000000000[50:<:0000\
    l500]=66000000007400B700290000R800000000E3m50000X900<300o3A600g6000000Y8000000L900e3c:000000a1m<08S;3=f3_40000\
    V2D:0000S5V9000000000000000000@200000000000000_;00V8000000000000C5?5^;0000000007=2m200000000000000^20000000000\
    B<0000000000e=0000000000000=<=00000000V<A=U50000000010000000\\3M8000000h100160000I5M=a7G94:^3004200000000000000\
    0000;7O1B3000000W70077n7L:Q;A4d6190000000000n500000000?4f:T=00000000;18683G700;=@800f90000000000000000c3]4d<00\
    3900U4I400j2U200o5000000S3G4c9000000F233H60000000047000000D0H2i:A;0000^0O3b6b;000000?7000000W1;8>:000000Q<0000\
    X0h30000000000000000000000O80000000000F<0000T9e5d:005800265=00W0Z8Z0Q:H<8=00`9T4F0<6P:F:0000T60000;300850000e<\
    0000<<00`6i<L50000F57<00008;S:000000000000f10000n400^8@6m900I6]502=1560000000000U000000000000000Z5002800e;0000\
    00000000;:O900000000000000009300G3000000000000000062:;00m0Y<000000000000000000000000000000m300A<000000n2b=0000\
    0020d300];0000H100000000380078f0j8h6000000000000000000b400^<\\8000000000000[9J<000000j76;000000j;P500000000H700\
    Y;00P3X3G<h5E5\\4K13:d9N<?:0000000000e:000000009700]0000000[:000000000000K2I8000000000000i400000000000000\\90004\
    Q0:7h87;0000000000Z700U1O:S90;00000000c=00l4M70012>67900j9Z=L<00?<0000k400d80000K600000000000000E00000000000k;\
    000000H5L2=;W<M2d1R18465W;I<M;0000000000000000R7:6B;0000000000l700000000000000^400`7S2K5D6K700D5l9=4l0?2150000\
    00f20000000000L;00W4000000Y2P89;S=l<n;0000G0R30000Y40000N5;6F8Z<0000000000@400R5S1b572_<0000000000000000V40000\
    0000006=B=00000000000000D70000000000000<004=00S<k0_3E20000j3g400c<00000000000000]:=<000000000000?9000000[<37b7\
    ]81;000000000000000000000000i7g=000000H;8<00000000<5>=00000000O6E:00N91<b<D2Q3J0i;0000Q100g70000000000k9T;00E1\
    U:7=00M400T5J4@1175:00N7^90000003;`4G=D400M3M0000000^100e100000000000000O<D373f;00X8004900C<0000000000000000]6\
    o700c;o4]9N1g38800000000G80000000000000000c5;<d;11f==300P0l800o100000000n6B4l15700000000A3a945000000P9912<4875\
    00c800000000005400\\1<40000f700E8P;00Y900H800000000000000000000C7e8E<M<0000000000X:000000R6j60000>1l3U=000000M6\
    0000000000000000m40000[7n:Z1>8J7P7c7n0V;U9k<00U;410000Z:0000B200V7a=_2S60000000000O5M5k80000000053G6000000N2L4\
    0000000000E6\\000==00000000000H001H00E101]00F201310U301X10P401820N501V20B602h20M801E30S901h30T:01L40T;01050I<01\
    I50I=01b50S>01E60T?01i60N@01G70HA01_70EB01480fC01j80^D01X90IE011:0KF01L:0MG01i:0PH01I;0>I02W;0:K02a;0FM017<0CN\
    01J<0>O01X<0BP01j<0IQ01C=0GR01Z=0LS016>0JT01P>0:U01Z>0DV01n>0HW01F?0BX01X?0CY02k?0L[01G@0F\\01]@0F]013A0G^01JA0\
    G_01aA0V`01GB0Na01eB0Lb01AC0Ac01RC04d01VC0;e01aC0Ff017D0Gg01ND0Eh01cD0Ci016E0Aj01GE0Dk01[E0Hl013F0Am01DF0>n01R\
    F0Ko05mF0D411AG0A511RG0K611mG0H711EH0B811WH0C911jH0@:11:I0E;11OI0Q<110J0M=11MJ0S>110K0J?11JK0>@11XK0FA11nK0@B1\
    2>L0PD11^L0>E11lL0>F11:M0@G11JM0?H11YM0@I11iM0EJ12>N0EL13SN0JO11mN0NP11KO0JQ11eO0NR11CP0cS116Q0UT11[Q0aU11LR0a\
    V11=S0NW11[S0SX11>T0MY11[T0FZ111U0N[11OU0=\\11\\U0E]111V0A^11BV0G_11YV0N`117W0Na11UW0Ab11fW0Lc11BX0Gd11YX0:e11cX\
    0Bf115Y0@g11EY0Nh11cY0Fi119Z0Bj11KZ0Ek11`Z0Bl112[0Vm11X[0Kn113\\0Co11F\\0M021c\\0N121A]0D221U]0D321i]0I421B^0C521\
    U^0D621i^0<7235_0;:21@_0D;21T_0F<21j_0_=21Y`0`>21Ia0G?21`a0W@21Gb0MA21db0EB219c0IC21Rc0GD21ic0FE21?d0BF21Qd0TG\
    215e0BH21Ge0BI21Ye0>J21ge0BK219f0GL21Pf0BM21bf0EN217g0GO21Ng0DP21bg0BQ214h0KR21Oh0=S21\\h0:T21fh0HU21>i0<V21Ji0\
    CW21]i0JX217j0@Y21Gj0@Z21Wj0J[211k0=\\21>k0B]21Pk0A^21ak0@_211l0<`21=l0>a21Kl0>b22Yl0Fd21ol0Ge21Fm0Bf22Xm0=h21e\
    m0?i214n0>j21Bn0Gk21Yn0Ol218o0Lm21To0Ln210018o21801;031C017131J01?231Y01A331j01=431711G531N11J631h11A731921K83\
    1T21A931e21B:31731I;31P31@<31`31O=31?41D>31S41R?31551O@31T51PA31461QB31U61PC31571FD31K71FE31a71FF31781QG31X81K\
    H31391VI31Y91JJ313:1EK31H:1IL31a:1FM317;1@N31G;1CO31Z;1AP31k;1BQ31=<1@R31M<1>S31[<1AT31l<1FU31B=1KV31]=1AW31n=\
    1GX31E>1BY31W>1EZ31l>1E[31A?1I\\31Z?1H]322@1I_31K@1N`31i@1Ha31AA1Rb31cA1Dc317B1Ad31HB1Je31bB1Hf31:C1Ag31KC1Ah31\
    \\C1Fi312D1Aj31CD1Ik31\\D1Il315E1Em31JE1Jn31dE1Jo31>F1G041UF1S1418G1>241FG1J341`G1N441>H1W541eH1>6413I1I741LI1J8\
    41fI1T941JJ1F:41`J1G;417K1E<41LK1==41YK1?>41hK1??417L1O@41VL1BA41hL1DB41<M1@C41LM1ID41eM1CE418N1BF41JN1DG41^N1\
    CH411O1CI41DO1IJ41]O1PK42=P1HM41UP1ON414Q1KO42OQ1XQ417R1AR41HR1AS41YR1JT413S1RU41US1LV421T1LX41MT1AY41^T1DZ412\
    U1B[42DU1J]41^U1J^418V1G_41OV1C`41bV1Oa41AW1Nb41_W1Jc419X1Jd41SX1De41gX1Bf419Y1Rg42[Y1Gi412Z1<j41>Z1Ek41SZ1Cl4\
    1fZ1Lm41B[1Sn41e[1Qo41F\\1L051b\\1G1519]1D251M]1?351\\]1;451g]195510^1:651:^1A75GK^1DN51_^1<O51k^1?P51:_1DQ51N_1E\
    R51c_1BS515`1AT51F`1FU51\\`1<V51h`1GW51?a1HX51Wa1EY51la1JZ55Fb1:_51Pb1A`52ab1@b511c1Dc51Ec1Bd51Wc1Be51ic1Ef51>d\
    1Fg51Td18h51\\d17i51cd1Dj517e1Fk51Me1Dl51ae1Im51:f1Bn51Lf1Ho51df1>0632g1F361Hg1E462]g1F6613h1F761Ih1B861[h1E96:\
    0i1IC61Ii1KD61di1DE618j1BF61Jj1HG61bj1EH617k1>I61Ek1BJ61Wk1?K61fk1BL618l1MM61Ul1JN61ol1BO61Am1BP61Sm1DQ61gm1JR\
    61An1ES61Vn1DT61jn1CU61=o1FV61So1RW61502=X61B028Y61J02:Z61T02:[61^02@\\62n028^61612D_61J12?`61Y12Fa61o12Ub61T22\
    Uc61932Gd61P32Ne61n32Nf61L42Ng61j42Dh61>52Ai61O52>j61]52<k61i52El61>62Pm61^62In61772Co61J72K071e72E171:82D271N\
    82I371g82J471A92H571Y92G6710:2F771F:2O871e:2N971C;2N:71a;2K;71<<2K<72W<2Q>718=2D?72L=2OA71k=2XB71S>2NC711?2ID7\
    1J?2ME71g?2JF71A@2OG71`@2\\H71LA2PI71lA2GJ71CB2TK71gB2HL71?C2HM71WC2JN711D2FO71GD2JP71aD2HQ719E2DR71ME2TS721F2F\
    U71GF2KV71bF2MW71?G2GX71VG2GY71mG2DZ71AH2E[71VH2H\\71nH2R]71PI2R^712J2O_71QJ2L`71mJ2La71IK2Ib71bK2Kc71=L2Jd71WL\
    2He71oL2Mf71LM2Mg71iM2Rh71KN2Qi71lN2Bj71>O2Kk71YO2Ol728P2Hn71PP2:o71ZP2D081nP2<181:Q2N281XQ2@381hQ2?48=7R2@A81\
    GR2EB81\\R2GC813S2CD81FS2CE81YS2AF81jS2@G81:T2IH81ST2LI81oT2NJ81MU2HK81eU2IL81>V2AM81OV2=N81\\V2?O81kV2PP81KW2=Q\
    81XW2?R81gW2BS819X2>T81GX2@U82WX2HW81oX2BX81AY2KY81\\Y2HZ814Z2C[81GZ2;\\81RZ2F]81hZ2A^819[2=_82F[2Ia81_[2Db813\\2\
    ?c81B\\29d81K\\2>e81Y\\2Gf810]2Lg81L]2Fh81b]2Ai813^2Gj81J^2Ek81_^2Al810_2Hm81H_2Cn81[_2Fo811`2B091C`2D191W`2@291g\
    `2G391>a2?491Ma2H591ea2E691:b2W791ab2O891@c2I991Yc2=:91fc2<;942d2E?91Gd2<@91Sd2?A92bd2LC91>e2BD91Pe2GE91ge2JF9\
    1Af2EG91Vf2KH911g2AI91Bg2BJ91Tg2IK91mg2@L91=h2OM91\\h2DN910i2RO91Ri2OP911j2PQ91Qj2QR912k2PS91Rk2FT91hk2FU91>l2F\
    V91Tl2QW915m2KX91Pm2VY916n2JZ91Pn2E[91en2I\\91>o2F]91To2@^91do2C_91703A`91H03Ba91Z03>b91h03Ac91913@d91I13Fe91_1\
    3Kf91:23Ag91K23Gh91b23Bi91433Ej91I33Ek91^33Il91743Dm91K43Hn92c43I0:1<53N1:1Z53H2:1263R3:1T63D4:1h63A5:1973J6:1\
    S73H7:1k73A8:1<83A9:1M83F::1c83A;:1493I<:1M93I=:1f93E>:1;:3J?:1U:3J@:1o:3GA:1F;3SB:1i;3>C:17<3JD:1Q<3NE:1o<3WF\
    :1V=3>G:1d=3IH:1=>3JI:1W>3TJ:1;?3FK:1Q?3GL:1h?3EM:1=@3=N:1J@3?O:1Y@3?P:1h@3OQ:1GA3BR:1YA3DS:1mA3@T:1=B3IU:1VB3\
    PV:=6C3Cc:1IC3Bd:1[C3De:1oC3Cf:1BD3Cg:1UD3Ih:1nD3Pi:2NE3Hk:1fE3Ol:1EF3Km:2`F3Xo:1HG3A0;1YG3A1;1jG3J2;1DH3R3;1f\
    H3L4;2BI3L6;1^I3A7;1oI3D8;1CJ3B9;2UJ3J;;1oJ3J<;1IK3G=;2`K3C?;13L3O@;1RL3NA;10M3JB;1JM3JC;1dM3DD;18N3BE;1JN3RF;\
    2lN3GH;1CO3<I;1OO3EJ;1dO3MK;1AP3NL;1_P3OM;1>Q3<N;1JQ3LO;1fQ3SP;1IR3XQ;11S3RR;1SS3SS;16T3OT;1UT3OU;14U3OV;1SU3W\
    W;1:V3IX;1SV3QY;14W3IZ;1MW3D[;1aW3G\\;18X3Q];1YX3B^;1kX3W_;1RY3K`;1mY3Fa;1CZ3Nb;1aZ3Ac;12[3Fd;1H[3Ge;1_[3Ff;15\\\
    3Ig;5N\\3Tl;52]3U1<5W]3N6<55^3H;<2M^3F=<1c^3C><16_3G?<1M_3I@<1f_3MA<1C`3HB<1[`3OC<1:a3AD<1Ka3=E<1Xa3CF<1ka3CG<1\
    >b3LH<1Zb3EI<1ob3IJ<2Hc3JL<1bc3SM<1Ed3MN<1bd3LO<1>e3SP<1ae3RQ<1Cf3PR<1cf3LS<1?g3NT<1]g3@U<1mg3BV<1?h3CW<1Rh3CX\
    <1eh3EY<1:i3OZ<1Yi3L[<15j3H\\<1Mj3C]<1`j3H^<18k3O_<1Wk3L`<13l3Ya<1\\l3Hb<24m3Id<1Mm3Fe<1cm3Of<1Bn3Ng<1`n3Gh<17o3\
    Ki<1Ro3?j<1ao3Ik<1:04Kl<1U04Bm<1g04On<1F14?o<1U14G0=1l14I1=1E24B2=1W24F3=1m24F4=1C34=5=1P34@6=1`34@7=1044R8=1R\
    44C9=1e44C:=1854K;=1S54C<=1f54E==1;64A>=1L64D?=1`64K@=1;74JA=1U74CB=1h74EC=1=84DD=1Q84EE=1f84DF=1:94IG=1S94LH=\
    2o94BJ=1A:4BK=1S:4KL=1n:4SM=1Q;4MN=2n;4CP=2A<4IR=1Z<4CS=1m<4HT=1E=4PU=1e=4OV=1D>4EW=1Y>4MX=16?4LY=1R?4=Z=1_?4K\
    [=1:@4?\\=2I@4H^=1a@4;_=1l@4?`=1;A46a=1AA4Cb=1TA4?c=1cA4Dd=17B4He=1OB4Kf=1jB4Gg=1AC4?h=1PC4Ji=1jC4=j=17D4?k=1FD\
    4;l=1QD4>m=1_D4En=14E4?o=5CE4?4>5RE4G9>1iE4@:>19F4G;>1PF4E<>4eF4F@>1;G4EA>1PG4EB>2eG4AD>16H4HE>2NH4EG>3cH4CJ>2\
    6I4RL>1XI4BM>2jI4EO>2?J4CQ>2RJ4FS>1hJ4@T>18K4HU>1PK4MV>1mK4HW>1EL4AX>1VL4CY>1iL4CZ>1<M4I[>1UM4?\\>1dM4T]>1HN4C^\
    >1[N4F_>11O4F`>1GO4Ia>1`O4Kb>1;P4Jc>1UP4Id>1nP4Ke>1IQ4Jf>1cQ4Kg>1>R4Rh>1`R4Hi>18S4Ej>2MS4Hl>1eS4Rm>1GT4Hn>1_T4\
    Fo>25U4K1?9PU4Q:?11V4N;?9OV4GD?1fV4DE?1:W4EF?1OW4CG?1bW4CH?15X4UI?1ZX4FJ?10Y4NK?1NY4FL?1dY4HM?1<Z4DN?1PZ4GO?1g\
    Z4NP?1E[4MQ?1b[4FR?18\\4HS?1P\\4GT?1g\\4HU?1?]4GV?1V]4LW?12^4OX?1Q^4EY?1f^4EZ?1;_4N[?1Y_4V\\?1?`4P]?1_`4F^?15a4F_?\
    1Ka4K`?1fa4@a?16b4Ib?1Ob4Bc?1ab4>d?1ob4De?1Cc4?f?1Rc4Mg?1oc4Kh?1Jd4Oi?1id4Jj?1Ce4Uk?1he4Ll?1Df4Sm?1gf4Sn?1Jg4Q\
    o?1kg4S0@1Nh4O1@1mh4P2@1Mi4R3@1oi4T4@1Sj4L5@1oj4M6@1Lk4O7@1kk4Q8@1Ll4>9@1Zl4E:@1ol4R;@1Qm4E<@1fm4M=@1Cn4B>@1Un\
    4M?@12o4N@@1Po4@A@1`o4DB@1405GC@1K05ED@1`05DE@1415DF@1H15<G@1T15CH@1g15AI@1825@J@1o?0o0000:0o?0o0:0030o?0o0=00\
    30o?0o0@0030o?0o0C00B0o?0o0U00@0o=0o0e00R00>0o0G10c0o?0o0:2030o?0o0=2020o?0o0?2020o?0o0A2040o?0o0E20A0o?0o0V20\
    20o?0o0X2030o?0o0[2020o?0o0]20@0o?0o0m20:0o?0o0730E0o?0o0L30X0o?0o0440P0o?0o0T4020o?0o0V4060o?0o0\\40?0o?0o0k40\
    B0o=0o0=50A00>0o0N50S0o=0o0160S00>0o0T60e0o?0o0I70>0o?0o0I70>0o?0o0W7020o?0o0:2030`?0o0W7020o?0o0W7020o?0o0Y70\
    00o?0o0W7020o?0o0Y7000o?0o0Y7030o?0o0\\7040o?0o0:20303<0o0`70^0l?0o0N80c0o?0o0A9040o?0o0E90=0o?0o0E90=0o?0o0E90\
    =0o?0o5Y7000o?0o0:2030o?0o0R9080o?0o0Z9060o?0o0Y7000o?0o0:2030o?0o0Y7000o?0o0`9050o?0o0000:0o?0o0e9020o?0o0g90\
    60o?0o0m9050o?0o0Y7000o?0o0W7020o?0o02:041o?0o0Y70002<Ho0:20304<>o0:20308<:o0:2030@<5o0:2030P?0o0:2030o?0o06;0\
    70o?0o0=;090o?0o1Y7000o?0o0F;091o?0o0O<050o?0o0T<010o?0o0U<0<0o?0o0W7020o?0o0a<020o?0o0c<060o?0o0\\7040o?0o0i<0\
    20o?0o0Y7000o?0o0Y7000o70o0k<0E0o;0o0@=0D0o?0o0W7020o?0o0T=060o?0o0Z=0@0o?0o0j=010o?0o0Y7000o?0o0Y7000060o0k=0\
    400:0o0o=050o=0o04>040060o08>0300:0o04>040o?0o0;>010o?0o0<>020o?0o0>>010o?0o0Y7000o?0o0?>010o?0o0@>020o?0o0?>0\
    10o?0o0?>010o?0o0T4020o?0o0<>020o?0o0B>040o?0o0Y7000o?0o0>>010o?0o0F>060o?0o0L>030o?0o1O>0Z1o?0o09@050o?0o0a<0\
    20o?0o0L>030o?0o0>@040o?0o0T4020o?0o0B@020o?0o0:0030o?0o0D@050o?0o0Y7000o?0o0j=010o?0o0000:0o?0o0I@020o?0o0@>0\
    20o?0o0K@020o?0o0W7020o?0o0:2030o?0o0W7020o?0o0W7020o?0o0W7020o?0o0W7020o?0o0W7020o?0o0W7020o?0o0T4020o?0o0M@0\
    701<Co0T@0402<9o0T@040l?0o0T@040o?0o0T<010o?0o0X@0=0o?0o0B>040o?0o0e@020l?0o0e@020o?0o0g@0=0o?0o0e@020o?0o0W70\
    20o?0o0W7020o?0o0:2030l?0o0W7020o?0o0000:0o?0o04A050o?0o0F;091o?0o0W7020o?0o09A0C0o?0o5Y7000o?0o0Y7000o?0o0Y70\
    00o?0o0LA0>0o?0o0[2020o?0o0@0030o?0o0T<010o?0o0ZA050P?0o0W7020o?0o0;>010o?0o0K@020o?0o0F;091o?0o1_A001o?0o0:20\
    300?0o0_B050o?0o0?>010o?0o0dB0?0o?0o03C050o?0o0Y7000o?0o08C080o?0o0@C060o?0o0:2030o?0o0Y7000o?0o0<>020o70o0FC0\
    K0o;0o0W7020o?0o0W7020`?0o0W7020o=0o0aC0P10>0o0AE0`1o?0o0K@020o?0o01G030o?0o01G030n?0o04G080o?0o0;>010o?0o0Y70\
    00o?0o0<G030o?0o0a<020o?0o0?G050o?0o0O<050l?0o0DG0g0o?0o0;H040o?0o0R9080o?0o0?H030o?0o0BH040o?0o0W7020o?0o0:20\
    30o?0o0Y7000o?0o0Y7000h?0o0W7020o?0o0Y7000o?0o0W7020o?0o0T4020o?0o0Y7000o?0o0:2030o?0o0i<020o?0o0T<010o?0o0FH0\
    40o?0o0\\7040o?0o0JH040o?0o0NH040o?0o0W7020o?0o0RH0O0o?0o0Y7000o?0o0Y7000o?0o0Y7000o?0o0Y7000o?0o0Y7000o?0o0W70\
    20o?0o0Y7000o?0o0Y7000o?0o0Y7000o?0o01I030o?0o04I0;0o?0o0FH040o?0o0?I0300>0o0:2030o?0o0FH040o?0o0Y7000h?0o0BI0\
    30o?0o0;>010o?0o0j=010o?0o0Y70007<0o0W7020h?0o5Y7000h?0o0EI0l0o?0o0AJ030o?0o0Y7000o?0o0DJ040o?0o0HJ0K0o?0o0FH0\
    40o?0o0:2030o?0o0:2030o?0o0FH040o?0o0Y70000>0o0cJ0=0o?0o00K030o?0o0Y7000o?0o03K030o?0o0W7020o?0o0:2030o?0o0Y70\
    00o?0o0Y7000P?0o06K010o?0o0Y7000o?0o07K0H0o?0o0OK0K0o?0o0jK0O0o?0o0IL050o?0o0W7020o?0o0W7020o?0o0W7020o?0o0:20\
    30o?0o0W7020o?0o0FH040o?0o0NL020o?0o0Y7000o?0o0Y7000o?0o0W7020o?0o0Y7000o?0o0Y7000o?0o0PL060o?0o0W7020o?0o0Y70\
    00o?0o0VL0D0o?0o0Y7000o?0o0jL0E0P?0o0W7020o?0o0:20300=5o0:20300>0o0:2030o?0o0Y7000o?0o0Y70003<0o0?M030l?0o0BM0\
    i0o?0o0W7020o?0o0;N0C0o?0o0T<010o?0o0PL060o?0o0Y70003<0o0NN0>0l?0o0\\N070o?0o0W7020o?0o0Y7000o?0o0Y70003<0o0NN0\
    >0l?0o0\\N070o?0o0cN010o?0o0dN070o?0o0Y7000o?0o0Y7000o?0o0Y7000o?0o0?G050o?0o0Y7000o?0o0kN080o?0o0W70200?0o0W70\
    200=0o0:20300>0o0W70200?0o0Y7000o?0o0W7020o?0o0FH040o?0o0Y7000o?0o0RH0O0o?0o0j=010o?0o0?>010o?0o03O0F0l?0o0IO0\
    80o?0o0QO0T0o?0o05P0A0o?0o1Y7000o?0o0FP070o?0o0MP0701<MM0TP0802<II0\\P0802<KK0dP0804<440lP0804<DD0dP0808<;;0\\P0\
    808<FF0dP080@<660\\P080@<DD0dP080P<1104Q080P<>>0dP0800=220<Q0800===0dP0800>660dP0800>770DQ0801<0o2TP0802<0o2dP0\
    804<0o2dP0808<0o2dP080@<0o2dP080P<0o2dP0800=0o2dP0800>0o2DQ080o?0o0LQ090o?0o2Y7000o?0o1Y7000o?0o0Y7000o?0o0UQ0\
    >0o?0o0cQ080o?0o0Y7000o?0o0Y7000o?0o0Y7000o?0o0kQ040P?0o0oQ040o?0o03R0A01<0;0DR0=01<<o0QR0=02<010DR0=02<2o0QR0\
    =0l?0o0QR0=0o?0o0^R0>0o70o0lR0>0o;0o0:S0>0o?0o0Y7000o?0o0=0030o?0o0HS0`0o?0o0Y7000o?0o0Y7000o?0o0Y7000o?0o0A90\
    40o?0o0L>030o?0o08T050o?0o0e9020o?0o0=T0\\0o?0o0Y7000o?0o0iT080o?0o0Y7000o=0o0U<0<0060o01U0B00:0o0U<0<0o?0o0CU0\
    301<0o0FU0O0n?0o0eU0Q0o?0o0CU030o?0o0FH040o?0o0FV0107<0o0GV0808<0C0GV0808<Do0OV080@<0>0GV080@<?o0OV080P<080GV0\
    80P<9o0OV0800=070GV0800=8o0OV0800>0o0OV080o?0o0FV010o?0o0FV010o?0o0Y7000o?0o0WV011o?0o04I0;0o?0o0Y7000o?0o0XW0\
    H0o?0o00X0?1o?0o0?Y010o?0o0@Y0W0o?0o0Y7000o?0o0;H040o?0o0gY0>0o?0o0L>030o?0o0FH040o?0o0Y7000o?0o0W7020o?0o0Y70\
    00o?0o0Y7000o?0o0Y7000o?0o05Z030o?0o08Z0[0o?0o2Y7000o?0o2Y7000o?0o2Y70003<0o0cZ0c0l?0o0V[0h0o?0o04I0;0o?0o0gY0\
    >0o?0o0N\\0C00>0o0Y70000>0o0a\\0C00>0o04]0b00>0o0f]0700>0o0:20300>0o0m]0<00>0o09^0;0o?0o0D^030o?0o0Y7000o?0o0G^0\
    B0o?0o0Y^070o?0o0:2030o?0o0`^002o?0o0Y7000o?0o0``060o?0o0RH0O0o?0o0:0030o?0o0f`070o?0o0AJ030o?0o0m`0<0o?0o09a0\
    50o?0o0>a0K0o?0o0Ya0A0l?0o0ja0B1o?0o0<c060o?0o0W7020o?0o0Bc0303<0o0<c060l?0o5Y7000o?0o0@0030o=0o0Ec0V00>0o0kc0\
    g0o?0o0[2020o?0o0bd0T0o?0o0@>020o?0o0Y7000o?0o0Fe0E0l?0o0[e061o?0o0af0E0o?0o06g0X0o?0o0^g0L0o?0o0<c060l?0o0:h0\
    C1o?0o0Mi0d0o?0o0Y7030o?0o0Y7000o?0o0Y7000o?0o0?>010o?0o0AJ030o?0o5Y70003<0o0T<010l?0o5Y7000o?0o0Aj0B0o?0o1Sj0\
    G0o?0o0jj0I0o?0o0<c060o?0o0Ck0=0o?0o0Pk020o?0o0Rk0B0o?0o0dk0D0o?0o08l040o?0o0W7020o?0o0Bc030o?0o0<l070o?0o0W70\
    20o?0o0Bc030o?0o0Cl0F0o?0o0Cl0F0o?0o1Yl0D0o?0o0ml0I0o?0o0Fm0I0o?0o0Y7000o?0o0a<020o?0o0_m0>0o?0o0AJ0303<0o0mm0\
    :0l?0o5Y7000o?0o07n0F0o?0o3Y7000o?0o0Mn030o?0o3Y7000o?0o0Pn0B0o?0o0Y70001<0G0bn0OB1<HI0AA1]C1<Jo0nT1?M2<0=0bn0\
    OB2<>?0AA1]C2<@o0nT1?M4<030bn0OB4<450=226D4<6o0CF2XM8<000kc2SD8<1o0N835N`=0o0N835N0>0o0SV36Yo?0o0Y?4O1o?0o08A4\
    80o?0o0@A4:0o?0o0FH040o?0o0O<050o?0o0L>030o?0o0Y7030o?0o09@050o?0o09@050o?0o0JA420o?0o0Y7000o?0o0W7020o?0o0K@0\
    20o?0o0FH040o?0o0LA4B0o?0o0L>030o?0o0T<010o?0o0FH040o?0o0^A440o?0o0Y7000o70o0bA4F0o;0o0W7020o?0o0Y7000o?0o0Y70\
    00o?0o08B4T0o?0o0Y7000o?0o0Y7000o?0o0=0030o?0o0\\B4?0o?0o0Y70003<0o0kB4g0l?0o0bC4l0o?0o0=0030o?0o0Y7000o?0o0^D4\
    50o?0o0Y7000o?0o0Y70000>0o0:2030o?0o0Y7000o?0o0W70200>0o0:20300>0o0:20300>0o0:2030o?0o0W7020o?0o0:2030o?0o0W70\
    20o?0o0W7020l?0o0cD4e0o?0o0XE470o?0o0U<0<0o?0o0W7020o?0o0Y7000o?0o0_E4N0o?0o0Y7000o?0o0Y7000o?0o0Y7000o?0o0=F4\
    60o?0o0CF4B0o=0o4Y70000>004UF4100>114VF4800>2o0VF480o?0o0Y7030o?0o0^F480o70o0fF4@0o;0o0W7020o?0o0:2030o?0o06G4\
    50o?0o0?H030o?0o0BH040o?0o0:2030o?0o0:2030o?0o0Y7000o?0o0Y7000h?0o0W7020o?0o0Y7000o?0o0W7020o?0o0CU030o?0o0Y70\
    00o?0o0:2030o?0o0i<020o?0o0T<010o?0o0FH040o?0o0\\7040o?0o0JH040o?0o0NH040o?0o0W7020o?0o0RH0O0o?0o0Y7000o?0o0Y70\
    00o?0o0Y7000o?0o0Y7000o?0o0Y7000o?0o0W7020o?0o0;G4?0o?0o0Y7000o?0o0Y7000o?0o04I0;0o?0o0FH040o?0o01I030o?0o0?I0\
    300>0o0:2030o?0o0FH040o?0o0Y7000h?0o0BI030o?0o0;>010o?0o0j=010o?0o0Y7000o?0o0W70207<0o0W7020h?0o5Y7000h?0o0JG4\
    l0o?0o0AJ030o?0o0Y7000o?0o0DJ040o?0o0HJ0K0o?0o0FH040o?0o0:2030o?0o0:2030o?0o0FH040o?0o0Y70000>0o0FH423o?0o00K0\
    30o?0o0Y7000o?0o03K030o?0o0W7020o?0o0:2030o?0o0Y7000o?0o0Y7000P?0o06K010o?0o0Y7000o?0o07K0H0o?0o0HK4K0o?0o0cK4\
    O0o?0o0IL050o?0o0W7020o?0o0W7020o?0o0W7020o?0o0:2030o?0o0:2030o?0o0FH040o?0o0>@040o?0o0Y7000o?0o0Y7000o?0o0W70\
    20o?0o0Y7000o?0o0Y7000o?0o0PL060o?0o0W70201<0B0BL4401<Co0FL4h02<080BL4402<9o0FL4h04<0@0FL4h04<Ao0BL4408<0<0FL4\
    h08<=o0BL440@<070FL4h0@<8o0BL440P<010FL4h0P<2o0BL4400?0o0BL440o?0o0Y7000o?0o0>M4D0o?0o0Y7000o?0o0RM4E0P?0o0W70\
    20o?0o0:20300=5o0:20300>0o0:2030o?0o0Y7000o?0o0Y70003<0o0?M030l?0o0BM0i0o?0o0W7020o?0o0gM4C0o?0o0T<010o?0o0PL0\
    60o?0o0Y70003<0o0NN0>0l?0o0\\N070o?0o0W7020o?0o0Y7000o?0o0Y70003<0o0NN0>0l?0o0\\N070o?0o0cN010o?0o0:N4D0o=0o0Y70\
    000>0o0NN4d0o?0o0Y7000o?0o0Y7000o?0o0?G050o?0o0Y7000o?0o0kN080o?0o0W70200?0o0W70200=0o0:20300>0o0W70200?0o0Y70\
    00o?0o0W7020o?0o0FH040o?0o0BO4H0o?0o0Y7000o?0o0Y7000o?0o0ZO4L0o?0o0T<010o?0o0<>020o?0o5Y7000o?0o0T<010o?0o06P4\
    g0`?0o0mP420`?0o0oP420o?0o0T<010o?0o0T<010o?0o0W7020o?0o0T<010o?0o0Y7000o?0o0Y7000o?0o0Y7000o?0o0:2030o?0o0:20\
    30o?0o0Y7000o?0o0Y7000o?0o0Y7000o?0o0Y7000o?0o0W7020o?0o0K@020o?0o0Y7000o?0o11Q4T12<Go0W70204<=o0W70208<9o0W70\
    20@<4o0W7020P?0o0UR4902<Go0^R4;04<=o0^R4;08<9o0^R4;0@<4o0^R4;0P?0o0^R4;02<Ho05Z0304<>o05Z0308<:o05Z030@<5o05Z0\
    30P?0o05Z0302<Do0W70204<:o0W70208<6o0W7020@<1o0W7020P?0o0:20307<0o0iR4@0h?0o09S4[0o?0o0dS4B0o?0o0W7020o?0o0Y70\
    000?0o0W7020o?0o0L>030o?0o06T4C0o?0o0Y7000o?0o0Y7000o?0o0Y7000h?0o0BI030o?0o0Y7000o?0o0e@020o?0o0:20307<0o0IT4\
    D0h?0o5Y7000h?0o0]T4@1o?0o0mU4V0o?0o0FH040o?0o0O<050o?0o0Y7000o?0o0T<010o?0o0K@020o?0o0A9040o?0o0j=010o?0o04I0\
    ;0o?0o0Y7000o?0o0Y7000o?0o0A9040o?0o0B>040o?0o0B>040o?0o0Y70000>0o0Y7000o?0o1Y7000o?0o0Y7000o?0o0:2030o?0o0W70\
    20l?0o0cD4e03<0o0SV4_1l?0o0BX4d1o?0o0Y7000o?0o0W7020o?0o0W7020o?0o0Y7000o?0o0Y7000l?0o06Z4F0o?0o0LZ450o?0o0QZ4\
    50o?0o0VZ4;0o?0o0>@040o?0o0aZ4L0o?0o0IL050o?0o0Y7000o?0o0Y7000o?0o0LZ450o?0o0JA420o?0o0Fe0E0o?0o0Fe0E0o?0o0Y70\
    00o?0o0Y7000o?0o0:2030o?0o0W7020o?0o0W7020o?0o0cN010o?0o0Y7000o?0o0Y7000o?0o0PL060o?0o0Y7000o?0o0Y7000o?0o0Y70\
    00o?0o0=[4E0o?0o0Y7000o?0o0R[4F0o?0o0h[440P?0o0W7020o?0o0Y70003<0o0?M030l?0o0BM0i0o?0o0l[4D0o?0o0T<010o?0o0PL0\
    60o?0o0Y70003<0o0NN0>0l?0o0\\N0703<0o0NN0>0l?0o0\\N070o?0o0W7020o?0o0W7020o?0o0Y7000o?0o0Y7000o?0o0?G050o?0o0W70\
    20o?0o0Y7000o?0o0a<020o?0o0W7020o?0o0@\\4@03<0o0P\\4^0l?0o0>]4c00?0o01^460o?0o0W7020o?0o0DJ040o?0o0Y7000o?0o0W70\
    20o?0o0W7020o?0o0W7020o?0o0:2030o?0o0W7020o?0o0W7020o?0o0W7020o?0o0W7020o?0o0:2030o?0o07^440o?0o0;^4g0o?0o0T<0\
    10o?0o0W70202<Do02_4704<:o02_4708<6o02_470@<1o02_470P?0o02_4702<Do0Y70004<:o0Y70008<6o0Y7000@<1o0Y7000P?0o0Y70\
    00o?0o0mP420o?0o09_4=0o?0o0Y7000o<0o0F_4Z00=0o00`4Z0060o0Z`4G00:0o00`4Z0o?0o01a4:0o?0o0;a490?<0o0Da4b0`?0o0Y70\
    001<660:20301<7o0:2030n?0o0:2030`=0o06b4C0060o0Y70000:0o06b4C0?<0o0Ib4K0`?0o0db4C1o=0o0W7020?<0o07d4[0`?0o0Y70\
    00?<0o0bd4W0`?0o0Ie4O1?<0o0hf4<0`?0o04g4S0o?0o0W7020o?0o0mP420o?0o0Wg4K0o?0o0?G050o?0o0?G050o?0o02h4@00?0o0:20\
    30o?0o0Y7000o?0o0Bh4;0o?0o0Y7000o?0o0:2030o?0o0Mh460o?0o0Sh4@0o?0o0ch4@0o?0o0gM4C0o?0o03i4E0o?0o0>M4D0o?0o0Hi4\
    C0o?0o0RM4E0o?0o0[i4D0o?0o0oi4A0o?0o0@j4L0o?0o0\\j4B07<0o0nj4H0h?0o5Y7000o?0o0Fk4B0o?0o0Xk4A0o?0o0ik4B07<0o0;l4\
    E0h?0o5Y70008<0?0Pl4_08<@o0?m4;1@<0:0Pl4_0@<;o0?m4;1P<040Pl4_0P<5o0?m4;10=030Pl4_00=4o0?m4;10>0o0?m4;1o?0o0Jn4\
    K08<0?0en4a08<@o0Vo4<1@<0:0en4a0@<;o0Vo4<1P<040en4a0P<5o0Vo4<10=030en4a00=4o0Vo4<10>0o0Vo4<1o?0o0b05=0o?0o0Aj0\
    B0o?0o0o0580o?0o0715A0o?0o0H15A0o?0o0Y15S0o?0o0<25D0o?0o0P25L0o?0o0l[4D0o?0o0l25F0o?0o0B35B0o?0o0=[4E0o?0o0T35\
    L0o?0o0045K0o?0o0K45D0o?0o0R[4F0o?0o0_45E0o?0o0455F0P?0o0J55E0o?0o0_55J0o?0o0965M0o?0o0V65C0o?0o0i65C0o?0o0<75\
    L0o?0o0X75T0o?0o0<85N0o?0o0Z85D0o?0o0n85D0o?0o0Fm0I0o?0o0_m0>0o?0o0AJ030o?0o0B9550o?0o0Y7000o?0o0Y7030o?0o0AJ0\
    30o?0o0Y7000o?0o0:0030o?0o0G95G0o?0o0:0030o?0o0G95G0o?0o0:0030o?0o05Z030o?0o05Z030o?0o05Z030o?0o05Z030o?0o0:00\
    30o?0o0:0030o?0o0Y7000o?0o0G95G0o?0o0:0030o?0o0:0030o?0o0Y7000o?0o0G95G0`?0o0Y7000o?0o0^9530o?0o0B>040o?0o0a95\
    C0o?0o0B>040o?0o04:5=0o?0o0B>040o?0o0RH0O0o?0o0Y7000o?0o0Y7000o?0o0A:5E0o?0o0cQ080o?0o0UQ0>0o?0o0Y7000o?0o5Y70\
    00o?0o0L>030o?0o0V:570o?0o0Y70002bounce_notice_recipientaccess_map_defer_codeaccess_map_reject_codeaddress_ver\
    ify_cache_cleanup_intervaladdress_verify_default_transportaddress_verify_local_transportaddress_verify_mapaddr\
    ess_verify_negative_cacheaddress_verify_negative_expire_timeaddress_verify_negative_refresh_timeaddress_verify\
    _pending_request_limitaddress_verify_poll_countaddress_verify_poll_delayaddress_verify_positive_expire_timeadd\
    ress_verify_positive_refresh_timeaddress_verify_relay_transportaddress_verify_relayhostaddress_verify_senderad\
    dress_verify_sender_dependent_default_transport_mapsaddress_verify_sender_dependent_relayhost_mapsaddress_veri\
    fy_sender_ttladdress_verify_service_nameaddress_verify_transport_mapsaddress_verify_virtual_transportalias_dat\
    abasealias_mapsallow_mail_to_commandsallow_mail_to_filesallow_min_userallow_percent_hackallow_srv_lookup_fallb\
    ackallow_untrusted_routingalternate_config_directoriesalways_add_missing_headersalways_bccanvil_rate_time_unit\
    anvil_status_update_timeappend_at_myoriginappend_dot_mydomainapplication_event_drain_timeauthorized_flush_user\
    sauthorized_mailq_usersauthorized_submit_usersauthorized_verp_clientsbackwards_bounce_logfile_compatibilityber\
    keley_db_create_buffer_sizeberkeley_db_read_buffer_sizebest_mx_transportbiffbody_checksbody_checks_size_limitb\
    ounce_notice_recipientbounce_queue_lifetimebounce_service_namebounce_size_limitbounce_template_filebroken_sasl\
    _auth_clientscanonical_classescanonical_mapscleanup_replace_stray_cr_lfcleanup_service_namecommand_directoryco\
    mmand_execution_directorycommand_expansion_filtercommand_time_limitcompatibility_levelconfig_directoryconfirm_\
    delay_clearedconnection_cache_protocol_timeoutconnection_cache_service_nameconnection_cache_status_update_time\
    connection_cache_ttl_limitcontent_filtercyrus_sasl_config_pathdaemon_directorydaemon_table_open_error_is_fatal\
    daemon_timeoutdata_directorydebug_peer_leveldebug_peer_listdebugger_commanddefault_cache_db_typedefault_databa\
    se_typedefault_delivery_slot_costdefault_delivery_slot_discountdefault_delivery_slot_loandefault_delivery_stat\
    us_filterdefault_destination_concurrency_failed_cohort_limitdefault_destination_concurrency_limitdefault_desti\
    nation_concurrency_negative_feedbackdefault_destination_concurrency_positive_feedbackdefault_destination_rate_\
    delaydefault_destination_recipient_limitdefault_extra_recipient_limitdefault_filter_nexthopdefault_minimum_del\
    ivery_slotsdefault_privsdefault_process_limitdefault_rbl_replydefault_recipient_limitdefault_recipient_refill_\
    delaydefault_recipient_refill_limitdefault_transportdefault_transport_rate_delaydefault_verp_delimitersdefer_c\
    odedefer_service_namedefer_transportsdelay_logging_resolution_limitdelay_notice_recipientdelay_warning_timedel\
    iver_lock_attemptsdeliver_lock_delaydestination_concurrency_feedback_debugdetect_8bit_encoding_headerdisable_d\
    ns_lookupsdisable_mime_input_processingdisable_mime_output_conversiondisable_verp_bouncesdisable_vrfy_commandd\
    ns_ncache_ttl_fix_enablednsblog_reply_delaydnsblog_service_namednssec_probedont_removedouble_bounce_senderdupl\
    icate_filter_limitempty_address_default_transport_maps_lookup_keyempty_address_local_login_sender_maps_lookup_\
    keyempty_address_recipientempty_address_relayhost_maps_lookup_keyenable_idna2003_compatibilityenable_long_queu\
    e_idsenable_original_recipientenable_threaded_bounceserror_notice_recipienterror_service_nameexecution_directo\
    ry_expansion_filterexpand_owner_aliasexport_environmentfallback_relayfallback_transportfallback_transport_maps\
    fast_flush_domainsfast_flush_purge_timefast_flush_refresh_timefault_injection_codeflush_service_nameforce_mime\
    _input_conversionfork_attemptsfork_delayforward_expansion_filterforward_pathfrozen_delivered_tofull_name_encod\
    ing_charsethash_queue_depthhash_queue_namesheader_address_token_limitheader_checksheader_from_formatheader_siz\
    e_limithelpful_warningshome_mailboxhopcount_limithtml_directoryignore_mx_lookup_errorignore_srv_lookup_errorim\
    port_environmentin_flow_delayinet_interfacesinet_protocolsinfo_log_address_formatinitial_destination_concurren\
    cyinternal_mail_filter_classesinvalid_hostname_reject_codeipc_idleipc_timeoutipc_ttlknown_tcp_portsline_length\
    _limitlmdb_map_sizelmtp_address_preferencelmtp_address_verify_targetlmtp_assume_finallmtp_balance_inet_protoco\
    lslmtp_bind_addresslmtp_bind_address6lmtp_bind_address_enforcelmtp_body_checkslmtp_cname_overrides_servernamel\
    mtp_connect_timeoutlmtp_connection_cache_destinationslmtp_connection_cache_on_demandlmtp_connection_cache_time\
    _limitlmtp_connection_reuse_count_limitlmtp_connection_reuse_time_limitlmtp_data_done_timeoutlmtp_data_init_ti\
    meoutlmtp_data_xfer_timeoutlmtp_defer_if_no_mx_address_foundlmtp_delivery_status_filterlmtp_discard_lhlo_keywo\
    rd_address_mapslmtp_discard_lhlo_keywordslmtp_dns_reply_filterlmtp_dns_resolver_optionslmtp_dns_support_levell\
    mtp_enforce_tlslmtp_fallback_relaylmtp_generic_mapslmtp_header_checkslmtp_host_lookuplmtp_lhlo_namelmtp_lhlo_t\
    imeoutlmtp_line_length_limitlmtp_log_tls_feature_statuslmtp_mail_timeoutlmtp_mime_header_checkslmtp_min_data_r\
    atelmtp_mx_address_limitlmtp_mx_session_limitlmtp_nested_header_checkslmtp_per_record_deadlinelmtp_per_request\
    _deadlinelmtp_pix_workaround_delay_timelmtp_pix_workaround_mapslmtp_pix_workaround_threshold_timelmtp_pix_work\
    aroundslmtp_quit_timeoutlmtp_quote_rfc821_envelopelmtp_randomize_addresseslmtp_rcpt_timeoutlmtp_reply_filterlm\
    tp_requiretls_policylmtp_rset_timeoutlmtp_sasl_auth_cache_namelmtp_sasl_auth_cache_timelmtp_sasl_auth_enablelm\
    tp_sasl_auth_soft_bouncelmtp_sasl_mechanism_filterlmtp_sasl_password_mapslmtp_sasl_password_result_delimiterlm\
    tp_sasl_pathlmtp_sasl_security_optionslmtp_sasl_tls_security_optionslmtp_sasl_tls_verified_security_optionslmt\
    p_sasl_typelmtp_send_dummy_mail_authlmtp_send_xforward_commandlmtp_sender_dependent_authenticationlmtp_skip_5x\
    x_greetinglmtp_skip_quit_responselmtp_starttls_timeoutlmtp_tcp_portlmtp_tls_CAfilelmtp_tls_CApathlmtp_tls_bloc\
    k_early_mail_replylmtp_tls_cert_filelmtp_tls_chain_fileslmtp_tls_cipherslmtp_tls_connection_reuselmtp_tls_dcer\
    t_filelmtp_tls_dkey_filelmtp_tls_eccert_filelmtp_tls_eckey_filelmtp_tls_enable_rpklmtp_tls_enforce_peernamelmt\
    p_tls_enforce_sts_mx_patternslmtp_tls_exclude_cipherslmtp_tls_fingerprint_cert_matchlmtp_tls_fingerprint_diges\
    tlmtp_tls_force_insecure_host_tlsa_lookuplmtp_tls_key_filelmtp_tls_loglevellmtp_tls_mandatory_cipherslmtp_tls_\
    mandatory_exclude_cipherslmtp_tls_mandatory_protocolslmtp_tls_note_starttls_offerlmtp_tls_per_sitelmtp_tls_pol\
    icy_mapslmtp_tls_protocolslmtp_tls_scert_verifydepthlmtp_tls_secure_cert_matchlmtp_tls_security_levellmtp_tls_\
    servernamelmtp_tls_session_cache_databaselmtp_tls_session_cache_timeoutlmtp_tls_trust_anchor_filelmtp_tls_veri\
    fy_cert_matchlmtp_tls_wrappermodelmtp_tlsrpt_enablelmtp_tlsrpt_skip_reused_handshakeslmtp_tlsrpt_socket_namelm\
    tp_use_tlslmtp_xforward_timeoutlocal_command_shelllocal_delivery_status_filterlocal_destination_concurrency_li\
    mitlocal_destination_recipient_limitlocal_header_rewrite_clientslocal_login_sender_mapslocal_recipient_mapsloc\
    al_transportluser_relaymail_namemail_ownermail_release_datemail_spool_directorymail_versionmailbox_commandmail\
    box_command_mapsmailbox_delivery_lockmailbox_size_limitmailbox_transportmailbox_transport_mapsmaillog_filemail\
    log_file_compressormaillog_file_permissionsmaillog_file_prefixesmaillog_file_rotate_suffixmailq_pathmanpage_di\
    rectorymaps_rbl_domainsmaps_rbl_reject_codemasquerade_classesmasquerade_domainsmasquerade_exceptionsmaster_ser\
    vice_disablemax_idlemax_usemaximal_backoff_timemaximal_queue_lifetimemessage_drop_headersmessage_reject_charac\
    tersmessage_size_limitmessage_strip_charactersmeta_directorymilter_command_timeoutmilter_connect_macrosmilter_\
    connect_timeoutmilter_content_timeoutmilter_data_macrosmilter_default_actionmilter_end_of_data_macrosmilter_en\
    d_of_header_macrosmilter_header_checksmilter_helo_macrosmilter_macro_daemon_namemilter_macro_defaultsmilter_ma\
    cro_vmilter_mail_macrosmilter_protocolmilter_rcpt_macrosmilter_unknown_command_macrosmime_boundary_length_limi\
    tmime_header_checksmime_nesting_limitminimal_backoff_timemulti_instance_directoriesmulti_instance_enablemulti_\
    instance_groupmulti_instance_namemulti_instance_wrappermulti_recipient_bounce_reject_codemydestinationmydomain\
    myhostnamemynetworksmynetworks_stylemyoriginnested_header_checksnewaliases_pathnon_bdb_custom_mappingnon_bdb_m\
    igration_allow_root_prefixesnon_bdb_migration_allow_user_prefixesnon_bdb_migration_levelnon_bdb_migration_log_\
    redirectnon_bdb_migration_service_namenon_empty_end_of_header_actionnon_fqdn_reject_codenon_smtpd_miltersnotif\
    y_classesopenssl_pathowner_request_specialparent_domain_matches_subdomainspermit_mx_backup_networkspickup_serv\
    ice_namepipe_delivery_status_filterplaintext_reject_codepostlog_service_namepostlogd_watchdog_timeoutpostmulti\
    _control_commandspostmulti_start_commandspostmulti_stop_commandspostscreen_access_listpostscreen_allowlist_int\
    erfacespostscreen_bare_newline_actionpostscreen_bare_newline_enablepostscreen_bare_newline_ttlpostscreen_black\
    list_actionpostscreen_cache_cleanup_intervalpostscreen_cache_mappostscreen_cache_retention_timepostscreen_clie\
    nt_connection_count_limitpostscreen_command_count_limitpostscreen_command_filterpostscreen_command_time_limitp\
    ostscreen_denylist_actionpostscreen_disable_vrfy_commandpostscreen_discard_ehlo_keyword_address_mapspostscreen\
    _discard_ehlo_keywordspostscreen_dnsbl_actionpostscreen_dnsbl_allowlist_thresholdpostscreen_dnsbl_max_ttlposts\
    creen_dnsbl_min_ttlpostscreen_dnsbl_reply_mappostscreen_dnsbl_sitespostscreen_dnsbl_thresholdpostscreen_dnsbl_\
    timeoutpostscreen_dnsbl_ttlpostscreen_dnsbl_whitelist_thresholdpostscreen_enforce_tlspostscreen_expansion_filt\
    erpostscreen_forbidden_commandspostscreen_greet_actionpostscreen_greet_bannerpostscreen_greet_ttlpostscreen_gr\
    eet_waitpostscreen_helo_requiredpostscreen_non_smtp_command_actionpostscreen_non_smtp_command_enablepostscreen\
    _non_smtp_command_ttlpostscreen_pipelining_actionpostscreen_pipelining_enablepostscreen_pipelining_ttlpostscre\
    en_post_queue_limitpostscreen_pre_queue_limitpostscreen_reject_footerpostscreen_reject_footer_mapspostscreen_t\
    ls_security_levelpostscreen_upstream_proxy_protocolpostscreen_upstream_proxy_timeoutpostscreen_use_tlspostscre\
    en_watchdog_timeoutpostscreen_whitelist_interfacesprepend_delivered_headerprocess_idprocess_id_directoryproces\
    s_namepropagate_unmatched_extensionsproxy_interfacesproxy_read_mapsproxy_write_mapsproxymap_service_nameproxyw\
    rite_service_nameqmgr_clog_warn_timeqmgr_daemon_timeoutqmgr_fudge_factorqmgr_ipc_timeoutqmgr_message_active_li\
    mitqmgr_message_recipient_limitqmgr_message_recipient_minimumqmqpd_authorized_clientsqmqpd_client_port_logging\
    qmqpd_error_delayqmqpd_timeoutqueue_directoryqueue_file_attribute_count_limitqueue_minfreequeue_run_delayqueue\
    _service_namerbl_reply_mapsreadme_directoryreceive_override_optionsrecipient_bcc_mapsrecipient_canonical_class\
    esrecipient_canonical_mapsrecipient_delimiterreject_codereject_tempfail_actionrelay_clientcertsrelay_domainsre\
    lay_domains_reject_coderelay_recipient_mapsrelay_transportrelayhostrelocated_mapsrelocated_prefix_enableremote\
    _header_rewrite_domainrequire_home_directoryrequiretls_enablerequiretls_esmtp_headerrequiretls_redact_dsnreset\
    _owner_aliasresolve_dequoted_addressresolve_null_domainresolve_numeric_domainrespectful_loggingrewrite_service\
    _namesample_directorysend_cyrus_sasl_authzidsender_bcc_mapssender_canonical_classessender_canonical_mapssender\
    _dependent_default_transport_mapssender_dependent_relayhost_mapssendmail_fix_line_endingssendmail_pathservice_\
    nameservice_throttle_timesetgid_groupshlib_directoryshow_user_unknown_table_nameshowq_service_namesmtp_address\
    _preferencesmtp_address_verify_targetsmtp_always_send_ehlosmtp_balance_inet_protocolssmtp_bind_addresssmtp_bin\
    d_address6smtp_bind_address_enforcesmtp_body_checkssmtp_cname_overrides_servernamesmtp_connect_timeoutsmtp_con\
    nection_cache_destinationssmtp_connection_cache_on_demandsmtp_connection_cache_time_limitsmtp_connection_reuse\
    _count_limitsmtp_connection_reuse_time_limitsmtp_data_done_timeoutsmtp_data_init_timeoutsmtp_data_xfer_timeout\
    smtp_defer_if_no_mx_address_foundsmtp_delivery_status_filtersmtp_discard_ehlo_keyword_address_mapssmtp_discard\
    _ehlo_keywordssmtp_dns_reply_filtersmtp_dns_resolver_optionssmtp_dns_support_levelsmtp_enforce_tlssmtp_fallbac\
    k_relaysmtp_generic_mapssmtp_header_checkssmtp_helo_namesmtp_helo_timeoutsmtp_host_lookupsmtp_line_length_limi\
    tsmtp_log_tls_feature_statussmtp_mail_timeoutsmtp_mime_header_checkssmtp_min_data_ratesmtp_mx_address_limitsmt\
    p_mx_session_limitsmtp_nested_header_checkssmtp_never_send_ehlosmtp_per_record_deadlinesmtp_per_request_deadli\
    nesmtp_pix_workaround_delay_timesmtp_pix_workaround_mapssmtp_pix_workaround_threshold_timesmtp_pix_workarounds\
    smtp_quit_timeoutsmtp_quote_rfc821_envelopesmtp_randomize_addressessmtp_rcpt_timeoutsmtp_reply_filtersmtp_requ\
    iretls_policysmtp_rset_timeoutsmtp_sasl_auth_cache_namesmtp_sasl_auth_cache_timesmtp_sasl_auth_enablesmtp_sasl\
    _auth_soft_bouncesmtp_sasl_mechanism_filtersmtp_sasl_password_mapssmtp_sasl_password_result_delimitersmtp_sasl\
    _pathsmtp_sasl_security_optionssmtp_sasl_tls_security_optionssmtp_sasl_tls_verified_security_optionssmtp_sasl_\
    typesmtp_send_dummy_mail_authsmtp_send_xforward_commandsmtp_sender_dependent_authenticationsmtp_skip_5xx_greet\
    ingsmtp_skip_quit_responsesmtp_starttls_timeoutsmtp_tcp_portsmtp_tls_CAfilesmtp_tls_CApathsmtp_tls_block_early\
    _mail_replysmtp_tls_cert_filesmtp_tls_chain_filessmtp_tls_cipherssmtp_tls_connection_reusesmtp_tls_dane_insecu\
    re_mx_policysmtp_tls_dcert_filesmtp_tls_dkey_filesmtp_tls_eccert_filesmtp_tls_eckey_filesmtp_tls_enable_rpksmt\
    p_tls_enforce_peernamesmtp_tls_enforce_sts_mx_patternssmtp_tls_exclude_cipherssmtp_tls_fingerprint_cert_matchs\
    mtp_tls_fingerprint_digestsmtp_tls_force_insecure_host_tlsa_lookupsmtp_tls_key_filesmtp_tls_loglevelsmtp_tls_m\
    andatory_cipherssmtp_tls_mandatory_exclude_cipherssmtp_tls_mandatory_protocolssmtp_tls_note_starttls_offersmtp\
    _tls_per_sitesmtp_tls_policy_mapssmtp_tls_protocolssmtp_tls_scert_verifydepthsmtp_tls_secure_cert_matchsmtp_tl\
    s_security_levelsmtp_tls_servernamesmtp_tls_session_cache_databasesmtp_tls_session_cache_timeoutsmtp_tls_trust\
    _anchor_filesmtp_tls_verify_cert_matchsmtp_tls_wrappermodesmtp_tlsrpt_enablesmtp_tlsrpt_skip_reused_handshakes\
    smtp_tlsrpt_socket_namesmtp_use_tlssmtp_xforward_timeoutsmtpd_authorized_verp_clientssmtpd_authorized_xclient_\
    hostssmtpd_authorized_xforward_hostssmtpd_bannersmtpd_client_auth_rate_limitsmtpd_client_connection_count_limi\
    tsmtpd_client_connection_limit_exceptionssmtpd_client_connection_rate_limitsmtpd_client_event_limit_exceptions\
    smtpd_client_ipv4_prefix_lengthsmtpd_client_ipv6_prefix_lengthsmtpd_client_message_rate_limitsmtpd_client_new_\
    tls_session_rate_limitsmtpd_client_port_loggingsmtpd_client_recipient_rate_limitsmtpd_client_restrictionssmtpd\
    _command_filtersmtpd_data_restrictionssmtpd_delay_open_until_valid_rcptsmtpd_delay_rejectsmtpd_discard_ehlo_ke\
    yword_address_mapssmtpd_discard_ehlo_keywordssmtpd_dns_reply_filtersmtpd_end_of_data_restrictionssmtpd_enforce\
    _tlssmtpd_error_sleep_timesmtpd_etrn_restrictionssmtpd_expansion_filtersmtpd_forbid_bare_newlinesmtpd_forbid_b\
    are_newline_exclusionssmtpd_forbid_bare_newline_reject_codesmtpd_forbid_unauth_pipeliningsmtpd_forbidden_comma\
    ndssmtpd_hard_error_limitsmtpd_helo_requiredsmtpd_helo_restrictionssmtpd_hide_client_sessionsmtpd_history_flus\
    h_thresholdsmtpd_junk_command_limitsmtpd_log_access_permit_actionssmtpd_milter_mapssmtpd_milterssmtpd_min_data\
    _ratesmtpd_noop_commandssmtpd_null_access_lookup_keysmtpd_peername_lookupsmtpd_per_record_deadlinesmtpd_per_re\
    quest_deadlinesmtpd_policy_service_default_actionsmtpd_policy_service_max_idlesmtpd_policy_service_max_ttlsmtp\
    d_policy_service_policy_contextsmtpd_policy_service_request_limitsmtpd_policy_service_retry_delaysmtpd_policy_\
    service_timeoutsmtpd_policy_service_try_limitsmtpd_proxy_ehlosmtpd_proxy_filtersmtpd_proxy_optionssmtpd_proxy_\
    timeoutsmtpd_recipient_limitsmtpd_recipient_overshoot_limitsmtpd_recipient_restrictionssmtpd_reject_filter_map\
    ssmtpd_reject_footersmtpd_reject_footer_mapssmtpd_reject_unlisted_recipientsmtpd_reject_unlisted_sendersmtpd_r\
    elay_before_recipient_restrictionssmtpd_relay_restrictionssmtpd_restriction_classessmtpd_sasl_auth_enablesmtpd\
    _sasl_authenticated_headersmtpd_sasl_exceptions_networkssmtpd_sasl_local_domainsmtpd_sasl_mechanism_filtersmtp\
    d_sasl_pathsmtpd_sasl_response_limitsmtpd_sasl_security_optionssmtpd_sasl_servicesmtpd_sasl_tls_security_optio\
    nssmtpd_sasl_typesmtpd_sender_login_mapssmtpd_sender_restrictionssmtpd_service_namesmtpd_soft_error_limitsmtpd\
    _starttls_timeoutsmtpd_timeoutsmtpd_tls_CAfilesmtpd_tls_CApathsmtpd_tls_always_issue_session_idssmtpd_tls_ask_\
    ccertsmtpd_tls_auth_onlysmtpd_tls_ccert_verifydepthsmtpd_tls_cert_filesmtpd_tls_chain_filessmtpd_tls_cipherssm\
    tpd_tls_dcert_filesmtpd_tls_dh1024_param_filesmtpd_tls_dh512_param_filesmtpd_tls_dkey_filesmtpd_tls_eccert_fil\
    esmtpd_tls_eckey_filesmtpd_tls_eecdh_gradesmtpd_tls_enable_rpksmtpd_tls_exclude_cipherssmtpd_tls_fingerprint_d\
    igestsmtpd_tls_key_filesmtpd_tls_loglevelsmtpd_tls_mandatory_cipherssmtpd_tls_mandatory_exclude_cipherssmtpd_t\
    ls_mandatory_protocolssmtpd_tls_protocolssmtpd_tls_received_headersmtpd_tls_req_ccertsmtpd_tls_security_levels\
    mtpd_tls_session_cache_databasesmtpd_tls_session_cache_timeoutsmtpd_tls_wrappermodesmtpd_upstream_proxy_protoc\
    olsmtpd_upstream_proxy_timeoutsmtpd_use_tlssmtputf8_autodetect_classessmtputf8_enablesocketmap_max_reply_sizes\
    oft_bouncestale_lock_timestressstrict_7bit_headersstrict_8bitmimestrict_8bitmime_bodystrict_mailbox_ownerships\
    trict_mime_encoding_domainstrict_rfc821_envelopesstrict_smtputf8sun_mailtool_compatibilityswap_bangpathsyslog_\
    facilitysyslog_nametcp_windowsizetls_append_default_CAtls_config_filetls_config_nametls_daemon_random_bytestls\
    _dane_digeststls_disable_workaroundstls_eecdh_auto_curvestls_eecdh_strong_curvetls_eecdh_ultra_curvetls_export\
    _cipherlisttls_fast_shutdowntls_fast_shutdown_enabletls_ffdhe_auto_groupstls_high_cipherlisttls_legacy_public_\
    key_fingerprintstls_low_cipherlisttls_medium_cipherlisttls_null_cipherlisttls_preempt_cipherlisttls_random_byt\
    estls_random_exchange_nametls_random_prng_update_periodtls_random_reseed_periodtls_random_sourcetls_required_e\
    nabletls_server_sni_mapstls_session_ticket_ciphertls_ssl_optionstls_wildcard_matches_multiple_labelstlsmgr_ser\
    vice_nametlsproxy_client_CAfiletlsproxy_client_CApathtlsproxy_client_cert_filetlsproxy_client_chain_filestlspr\
    oxy_client_dcert_filetlsproxy_client_dkey_filetlsproxy_client_eccert_filetlsproxy_client_eckey_filetlsproxy_cl\
    ient_enforce_tlstlsproxy_client_fingerprint_digesttlsproxy_client_key_filetlsproxy_client_leveltlsproxy_client\
    _logleveltlsproxy_client_loglevel_parametertlsproxy_client_per_sitetlsproxy_client_policytlsproxy_client_polic\
    y_mapstlsproxy_client_scert_verifydepthtlsproxy_client_security_leveltlsproxy_client_use_tlstlsproxy_enforce_t\
    lstlsproxy_service_nametlsproxy_tls_CAfiletlsproxy_tls_CApathtlsproxy_tls_always_issue_session_idstlsproxy_tls\
    _ask_ccerttlsproxy_tls_ccert_verifydepthtlsproxy_tls_cert_filetlsproxy_tls_chain_filestlsproxy_tls_cipherstlsp\
    roxy_tls_dcert_filetlsproxy_tls_dh1024_param_filetlsproxy_tls_dh512_param_filetlsproxy_tls_dkey_filetlsproxy_t\
    ls_eccert_filetlsproxy_tls_eckey_filetlsproxy_tls_eecdh_gradetlsproxy_tls_enable_rpktlsproxy_tls_exclude_ciphe\
    rstlsproxy_tls_fingerprint_digesttlsproxy_tls_key_filetlsproxy_tls_logleveltlsproxy_tls_mandatory_cipherstlspr\
    oxy_tls_mandatory_exclude_cipherstlsproxy_tls_mandatory_protocolstlsproxy_tls_protocolstlsproxy_tls_req_ccertt\
    lsproxy_tls_security_leveltlsproxy_use_tlstlsproxy_watchdog_timeouttrace_service_nametransport_mapstransport_r\
    etry_timetrigger_timeoutundisclosed_recipients_headerunknown_address_reject_codeunknown_address_tempfail_actio\
    nunknown_client_reject_codeunknown_helo_hostname_tempfail_actionunknown_hostname_reject_codeunknown_local_reci\
    pient_reject_codeunknown_relay_recipient_reject_codeunknown_virtual_alias_reject_codeunknown_virtual_mailbox_r\
    eject_codeunverified_recipient_defer_codeunverified_recipient_reject_codeunverified_recipient_reject_reasonunv\
    erified_recipient_tempfail_actionunverified_sender_defer_codeunverified_sender_reject_codeunverified_sender_re\
    ject_reasonunverified_sender_tempfail_actionuse_srv_lookupverp_delimiter_filtervirtual_alias_address_length_li\
    mitvirtual_alias_domainsvirtual_alias_expansion_limitvirtual_alias_mapsvirtual_alias_recursion_limitvirtual_de\
    livery_status_filtervirtual_gid_mapsvirtual_mailbox_basevirtual_mailbox_domainsvirtual_mailbox_limitvirtual_ma\
    ilbox_lockvirtual_mailbox_mapsvirtual_mapsvirtual_minimum_uidvirtual_transportvirtual_uid_mapspostmaster450554\
    12h$default_transport$local_transportbtree:$data_directory/verify_cache$default_cache_db_type:$data_directory/\
    verify_cacheyes3d3h5000${stress?{1}:{3}}3s31d7d$relay_transport$relayhost$double_bounce_sender$sender_dependen\
    t_default_transport_maps$sender_dependent_relayhost_maps0sverify$transport_maps$virtual_transporthash:/etc/ali\
    ases$default_database_type:/etc/aliaseshash:/etc/aliases, nis:mail.aliases$default_database_type:/etc/aliases,\
     nis:mail.aliasesalias, forwardno60s600s${{$compatibility_level} < {1} ? {yes} : {no}}${{$compatibility_level}\
     <level {1} ? {yes} : {no}}100sstatic:anyone16777216131072512005dbounce50000envelope_sender, envelope_recipien\
    t, header_sender, header_recipientcleanup/usr/sbin1234567890!@%-_=+:,./abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLM\
    NOPQRSTUVWXYZ1000s0/etc/postfix5sscache2s/usr/lib/postfix/sbin/usr/libexec/postfix18000s/var/lib/postfix2lmdbb\
    treehashcdb55031201000nobody100$rbl_code Service unavailable; $rbl_class [$rbl_what] blocked using $rbl_domain\
    ${rbl_reason?; $rbl_reason}20000smtp+=defer0h1sdnsblogns:.double-bounce<>MAILER-DAEMONerrorTZ MAIL_CONFIG LANG\
    $relay_domainsflush$home/.forward${recipient_delimiter}${extension}, $home/.forwardutf-8deferred, defer10240st\
    andard102400/usr/share/doc/postfix/htmlMAIL_CONFIG MAIL_DEBUG MAIL_LOGTAG TZ XAUTHORITY DISPLAY LANG=C POSTLOG\
    _SERVICE POSTLOG_HOSTNAMEMAIL_CONFIG MAIL_DEBUG MAIL_LOGTAG TZ XAUTHORITY DISPLAY LANG=C POSTLOG_SERVICE POSTL\
    OG_HOSTNAME XDG_RUNTIME_DIRallexternal5013600slmtp=24, smtp=25, smtps=submissions=465, submission=5872048anyrc\
    pt300s120s180s$default_delivery_status_filterdns$myhostname998500${lmtp_per_record_deadline?{$lmtp_per_record_\
    deadline}:{no}}10s500sdisable_esmtp,delay_dotcrlfopportunistic20s90d:noplaintext, noanonymous$lmtp_sasl_securi\
    ty_options$lmtp_sasl_tls_security_optionscyrus24medium$lmtp_tls_dcert_file$lmtp_tls_eccert_filemd5${{$compatib\
    ility_level} <level {3.6} ? {md5} : {sha256}}$lmtp_tls_cert_file!SSLv2, !SSLv3>=TLSv19nexthophostnamepermit_in\
    et_interfacesstatic:*proxy:unix:passwd.byname $alias_mapslocal:$myhostnamePostfixpostfix2023041820240304202608\
    0920220114202412042025042220260907/var/mailfcntl, dotlock51200000gzip0600/var, /dev/stdout%Y%M%d-%H%M%S%Y%m%d-\
    %H%M%S/usr/bin/mailq/usr/share/man/usr/local/manenvelope_sender, header_sender, header_recipient4000sbcc, cont\
    ent-length, resent-bcc, return-path10240000/usr/share/postfix30sj {daemon_name} {daemon_addr} vj {daemon_name}\
     {daemon_addr} v _itempfailshutdown{tls_version} {cipher} {cipher_bits} {cert_subject} {cert_issuer}$mail_name\
     $mail_versioni {auth_type} {auth_authen} {auth_author} {mail_addr} {mail_host} {mail_mailer}6i {rcpt_addr} {r\
    cpt_host} {rcpt_mailer}$header_checks550$myhostname, localhost.$mydomain, localhost${{$compatibility_level} < {\
    2} ? {subnet} : {host}}${{$compatibility_level} <level {2} ? {subnet} : {host}}/usr/bin/newaliases/etc /usr/lo\
    cal/etc$data_directory /var/lib/mailman /var/lib/mailman3disablenbdb_reindexfix_quietly504resource, softwareop\
    enssldebug_peer_list,fast_flush_domains,mynetworks,permit_mx_backup_networks,qmqpd_authorized_clients,relay_do\
    mains,smtpd_access_mapspickuppostlogreload flushstartstop abort drain quick-stoppermit_mynetworks${postscreen_\
    whitelist_interfaces?{$postscreen_whitelist_interfaces}:{static:all}}ignore30dbtree:$data_directory/postscreen\
    _cache$default_cache_db_type:$data_directory/postscreen_cache$smtpd_client_connection_count_limit${stress?{10}\
    :{300}}s${postscreen_blacklist_action?{$postscreen_blacklist_action}:{ignore}}$disable_vrfy_command$smtpd_disc\
    ard_ehlo_keyword_address_maps$smtpd_discard_ehlo_keywords${postscreen_dnsbl_whitelist_threshold?{$postscreen_d\
    nsbl_whitelist_threshold}:{0}}${postscreen_dnsbl_ttl?{$postscreen_dnsbl_ttl}:{1}}h$smtpd_enforce_tls$smtpd_exp\
    ansion_filter$smtpd_forbidden_commands$smtpd_banner1d${stress?{2}:{6}}s$smtpd_helo_requireddropenforce$default\
    _process_limit$smtpd_reject_footer$smtpd_reject_footer_maps$smtpd_tls_security_level$smtpd_use_tlsstatic:allco\
    mmand, file, forwardpidcanonical, virtual$local_recipient_maps $mydestination $virtual_alias_maps $virtual_ali\
    as_domains $virtual_mailbox_maps $virtual_mailbox_domains $relay_recipient_maps $relay_domains $canonical_maps\
     $sender_canonical_maps $recipient_canonical_maps $relocated_maps $transport_maps $mynetworks $smtpd_sender_lo\
    gin_maps $sender_bcc_maps $recipient_bcc_maps $smtp_generic_maps $lmtp_generic_maps $alias_maps $smtpd_client_\
    restrictions $smtpd_helo_restrictions $smtpd_sender_restrictions $smtpd_relay_restrictions $smtpd_recipient_re\
    strictions $address_verify_sender_dependent_default_transport_maps $address_verify_sender_dependent_relayhost_\
    maps $address_verify_transport_maps $fallback_transport_maps $lmtp_discard_lhlo_keyword_address_maps $lmtp_pix\
    _workaround_maps $lmtp_sasl_password_maps $lmtp_tls_policy_maps $mailbox_command_maps $mailbox_transport_maps $\
    postscreen_discard_ehlo_keyword_address_maps $rbl_reply_maps $sender_dependent_default_transport_maps $sender_\
    dependent_relayhost_maps $smtp_discard_ehlo_keyword_address_maps $smtp_pix_workaround_maps $smtp_sasl_password\
    _maps $smtp_tls_policy_maps $smtpd_discard_ehlo_keyword_address_maps $smtpd_milter_maps $virtual_gid_maps $vir\
    tual_uid_maps$local_recipient_maps $mydestination $virtual_alias_maps $virtual_alias_domains $virtual_mailbox_\
    maps $virtual_mailbox_domains $relay_recipient_maps $relay_domains $canonical_maps $sender_canonical_maps $rec\
    ipient_canonical_maps $relocated_maps $transport_maps $mynetworks $smtpd_sender_login_maps $sender_bcc_maps $r\
    ecipient_bcc_maps $smtp_generic_maps $lmtp_generic_maps $alias_maps $smtpd_client_restrictions $smtpd_helo_res\
    trictions $smtpd_sender_restrictions $smtpd_relay_restrictions $smtpd_recipient_restrictions $address_verify_s\
    ender_dependent_default_transport_maps $address_verify_sender_dependent_relayhost_maps $address_verify_transpo\
    rt_maps $fallback_transport_maps $lmtp_discard_lhlo_keyword_address_maps $lmtp_pix_workaround_maps $lmtp_sasl_\
    password_maps $lmtp_tls_policy_maps $mailbox_command_maps $mailbox_transport_maps $postscreen_discard_ehlo_key\
    word_address_maps $rbl_reply_maps $sender_dependent_default_transport_maps $sender_dependent_relayhost_maps $s\
    mtp_discard_ehlo_keyword_address_maps $smtp_pix_workaround_maps $smtp_sasl_password_maps $smtp_tls_policy_maps\
     $smtpd_discard_ehlo_keyword_address_maps $smtpd_milter_maps $virtual_gid_maps $virtual_uid_maps $postscreen_r\
    eject_footer_maps $smtpd_reject_footer_maps $tls_server_sni_maps$local_recipient_maps $mydestination $virtual_\
    alias_maps $virtual_alias_domains $virtual_mailbox_maps $virtual_mailbox_domains $relay_recipient_maps $relay_\
    domains $canonical_maps $sender_canonical_maps $recipient_canonical_maps $relocated_maps $transport_maps $myne\
    tworks $smtpd_sender_login_maps $sender_bcc_maps $recipient_bcc_maps $smtp_generic_maps $lmtp_generic_maps $al\
    ias_maps $smtpd_client_restrictions $smtpd_helo_restrictions $smtpd_sender_restrictions $smtpd_relay_restricti\
    ons $smtpd_recipient_restrictions $address_verify_sender_dependent_default_transport_maps $address_verify_send\
    er_dependent_relayhost_maps $address_verify_transport_maps $fallback_transport_maps $lmtp_discard_lhlo_keyword\
    _address_maps $lmtp_pix_workaround_maps $lmtp_sasl_password_maps $lmtp_tls_policy_maps $mailbox_command_maps $\
    mailbox_transport_maps $postscreen_discard_ehlo_keyword_address_maps $rbl_reply_maps $sender_dependent_default\
    _transport_maps $sender_dependent_relayhost_maps $smtp_discard_ehlo_keyword_address_maps $smtp_pix_workaround_\
    maps $smtp_sasl_password_maps $smtp_tls_policy_maps $smtpd_discard_ehlo_keyword_address_maps $smtpd_milter_map\
    s $virtual_gid_maps $virtual_uid_maps $postscreen_reject_footer_maps $smtpd_reject_footer_maps $tls_server_sni\
    _maps $default_delivery_status_filter $lmtp_delivery_status_filter $lmtp_dns_reply_filter $lmtp_reply_filter $\
    local_delivery_status_filter $pipe_delivery_status_filter $postscreen_command_filter $smtp_delivery_status_fil\
    ter $smtp_dns_reply_filter $smtp_reply_filter $smtpd_command_filter $smtpd_dns_reply_filter $virtual_delivery_\
    status_filter $body_checks $header_checks $lmtp_body_checks $lmtp_header_checks $lmtp_mime_header_checks $lmtp\
    _nested_header_checks $milter_header_checks $mime_header_checks $nested_header_checks $smtp_body_checks $smtp_\
    header_checks $smtp_mime_header_checks $smtp_nested_header_checks$local_recipient_maps $mydestination $virtual\
    _alias_maps $virtual_alias_domains $virtual_mailbox_maps $virtual_mailbox_domains $relay_recipient_maps $relay\
    _domains $canonical_maps $sender_canonical_maps $recipient_canonical_maps $relocated_maps $transport_maps $myn\
    etworks $smtpd_sender_login_maps $sender_bcc_maps $recipient_bcc_maps $smtp_generic_maps $lmtp_generic_maps $a\
    lias_maps $smtpd_client_restrictions $smtpd_helo_restrictions $smtpd_sender_restrictions $smtpd_relay_restrict\
    ions $smtpd_recipient_restrictions $address_verify_sender_dependent_default_transport_maps $address_verify_sen\
    der_dependent_relayhost_maps $address_verify_transport_maps $fallback_transport_maps $lmtp_discard_lhlo_keywor\
    d_address_maps $lmtp_pix_workaround_maps $lmtp_sasl_password_maps $lmtp_tls_policy_maps $mailbox_command_maps $\
    mailbox_transport_maps $postscreen_discard_ehlo_keyword_address_maps $rbl_reply_maps $sender_dependent_default\
    _transport_maps $sender_dependent_relayhost_maps $smtp_discard_ehlo_keyword_address_maps $smtp_pix_workaround_\
    maps $smtp_sasl_password_maps $smtp_tls_policy_maps $smtpd_discard_ehlo_keyword_address_maps $smtpd_milter_map\
    s $virtual_gid_maps $virtual_uid_maps $local_login_sender_maps $postscreen_reject_footer_maps $smtpd_reject_fo\
    oter_maps $tls_server_sni_maps$local_recipient_maps $mydestination $virtual_alias_maps $virtual_alias_domains $\
    virtual_mailbox_maps $virtual_mailbox_domains $relay_recipient_maps $relay_domains $canonical_maps $sender_can\
    onical_maps $recipient_canonical_maps $relocated_maps $transport_maps $mynetworks $smtpd_sender_login_maps $se\
    nder_bcc_maps $recipient_bcc_maps $smtp_generic_maps $lmtp_generic_maps $alias_maps $smtpd_client_restrictions\
     $smtpd_helo_restrictions $smtpd_sender_restrictions $smtpd_relay_restrictions $smtpd_recipient_restrictions $\
    address_verify_sender_dependent_default_transport_maps $address_verify_sender_dependent_relayhost_maps $addres\
    s_verify_transport_maps $fallback_transport_maps $lmtp_discard_lhlo_keyword_address_maps $lmtp_pix_workaround_\
    maps $lmtp_sasl_password_maps $lmtp_tls_policy_maps $mailbox_command_maps $mailbox_transport_maps $postscreen_\
    discard_ehlo_keyword_address_maps $rbl_reply_maps $sender_dependent_default_transport_maps $sender_dependent_r\
    elayhost_maps $smtp_discard_ehlo_keyword_address_maps $smtp_pix_workaround_maps $smtp_sasl_password_maps $smtp\
    _tls_policy_maps $smtpd_discard_ehlo_keyword_address_maps $smtpd_milter_maps $virtual_gid_maps $virtual_uid_ma\
    ps $local_login_sender_maps $postscreen_reject_footer_maps $smtpd_reject_footer_maps $tls_server_sni_maps $def\
    ault_delivery_status_filter $lmtp_delivery_status_filter $lmtp_dns_reply_filter $lmtp_reply_filter $local_deli\
    very_status_filter $pipe_delivery_status_filter $postscreen_command_filter $smtp_delivery_status_filter $smtp_\
    dns_reply_filter $smtp_reply_filter $smtpd_command_filter $smtpd_dns_reply_filter $virtual_delivery_status_fil\
    ter $body_checks $header_checks $lmtp_body_checks $lmtp_header_checks $lmtp_mime_header_checks $lmtp_nested_he\
    ader_checks $milter_header_checks $mime_header_checks $nested_header_checks $smtp_body_checks $smtp_header_che\
    cks $smtp_mime_header_checks $smtp_nested_header_checks$local_recipient_maps $mydestination $virtual_alias_map\
    s $virtual_alias_domains $virtual_mailbox_maps $virtual_mailbox_domains $relay_recipient_maps $relay_domains $\
    canonical_maps $sender_canonical_maps $recipient_canonical_maps $relocated_maps $transport_maps $mynetworks $s\
    mtpd_sender_login_maps $sender_bcc_maps $recipient_bcc_maps $smtp_generic_maps $lmtp_generic_maps $alias_maps $\
    smtpd_client_restrictions $smtpd_helo_restrictions $smtpd_sender_restrictions $smtpd_relay_restrictions $smtpd\
    _recipient_restrictions $address_verify_sender_dependent_default_transport_maps $address_verify_sender_depende\
    nt_relayhost_maps $address_verify_transport_maps $fallback_transport_maps $lmtp_discard_lhlo_keyword_address_m\
    aps $lmtp_pix_workaround_maps $lmtp_sasl_password_maps $lmtp_tls_policy_maps $mailbox_command_maps $mailbox_tr\
    ansport_maps $postscreen_discard_ehlo_keyword_address_maps $rbl_reply_maps $sender_dependent_default_transport\
    _maps $sender_dependent_relayhost_maps $smtp_discard_ehlo_keyword_address_maps $smtp_pix_workaround_maps $smtp\
    _sasl_password_maps $smtp_tls_policy_maps $smtpd_discard_ehlo_keyword_address_maps $smtpd_milter_maps $virtual\
    _gid_maps $virtual_uid_maps $local_login_sender_maps $postscreen_reject_footer_maps $smtpd_reject_footer_maps $\
    tls_server_sni_maps $tlsproxy_client_policy_maps$local_recipient_maps $mydestination $virtual_alias_maps $virt\
    ual_alias_domains $virtual_mailbox_maps $virtual_mailbox_domains $relay_recipient_maps $relay_domains $canonic\
    al_maps $sender_canonical_maps $recipient_canonical_maps $relocated_maps $transport_maps $mynetworks $smtpd_se\
    nder_login_maps $sender_bcc_maps $recipient_bcc_maps $smtp_generic_maps $lmtp_generic_maps $alias_maps $smtpd_\
    client_restrictions $smtpd_helo_restrictions $smtpd_sender_restrictions $smtpd_relay_restrictions $smtpd_recip\
    ient_restrictions $address_verify_sender_dependent_default_transport_maps $address_verify_sender_dependent_rel\
    ayhost_maps $address_verify_transport_maps $fallback_transport_maps $lmtp_discard_lhlo_keyword_address_maps $l\
    mtp_pix_workaround_maps $lmtp_sasl_password_maps $lmtp_tls_policy_maps $mailbox_command_maps $mailbox_transpor\
    t_maps $postscreen_discard_ehlo_keyword_address_maps $rbl_reply_maps $sender_dependent_default_transport_maps $\
    sender_dependent_relayhost_maps $smtp_discard_ehlo_keyword_address_maps $smtp_pix_workaround_maps $smtp_sasl_p\
    assword_maps $smtp_tls_policy_maps $smtpd_discard_ehlo_keyword_address_maps $smtpd_milter_maps $virtual_gid_ma\
    ps $virtual_uid_maps $local_login_sender_maps $postscreen_reject_footer_maps $smtpd_reject_footer_maps $tls_se\
    rver_sni_maps $tlsproxy_client_policy_maps $default_delivery_status_filter $lmtp_delivery_status_filter $lmtp_\
    dns_reply_filter $lmtp_reply_filter $local_delivery_status_filter $pipe_delivery_status_filter $postscreen_com\
    mand_filter $smtp_delivery_status_filter $smtp_dns_reply_filter $smtp_reply_filter $smtpd_command_filter $smtp\
    d_dns_reply_filter $virtual_delivery_status_filter $body_checks $header_checks $lmtp_body_checks $lmtp_header_\
    checks $lmtp_mime_header_checks $lmtp_nested_header_checks $milter_header_checks $mime_header_checks $nested_h\
    eader_checks $smtp_body_checks $smtp_header_checks $smtp_mime_header_checks $smtp_nested_header_checks$local_r\
    ecipient_maps $mydestination $virtual_alias_maps $virtual_alias_domains $virtual_mailbox_maps $virtual_mailbox\
    _domains $relay_recipient_maps $relay_domains $canonical_maps $sender_canonical_maps $recipient_canonical_maps\
     $relocated_maps $transport_maps $mynetworks $smtpd_sender_login_maps $sender_bcc_maps $recipient_bcc_maps $sm\
    tp_generic_maps $lmtp_generic_maps $alias_maps $smtpd_client_restrictions $smtpd_helo_restrictions $smtpd_send\
    er_restrictions $smtpd_relay_restrictions $smtpd_recipient_restrictions $address_verify_sender_dependent_defau\
    lt_transport_maps $address_verify_sender_dependent_relayhost_maps $address_verify_transport_maps $fallback_tra\
    nsport_maps $lmtp_discard_lhlo_keyword_address_maps $lmtp_pix_workaround_maps $lmtp_sasl_password_maps $lmtp_t\
    ls_policy_maps $mailbox_command_maps $mailbox_transport_maps $postscreen_discard_ehlo_keyword_address_maps $rb\
    l_reply_maps $sender_dependent_default_transport_maps $sender_dependent_relayhost_maps $smtp_discard_ehlo_keyw\
    ord_address_maps $smtp_pix_workaround_maps $smtp_sasl_password_maps $smtp_tls_policy_maps $smtpd_discard_ehlo_\
    keyword_address_maps $smtpd_milter_maps $virtual_gid_maps $virtual_uid_maps $local_login_sender_maps $postscre\
    en_reject_footer_maps $smtpd_reject_footer_maps $tls_server_sni_maps $tlsproxy_client_policy_maps $default_del\
    ivery_status_filter $lmtp_delivery_status_filter $lmtp_dns_reply_filter $lmtp_reply_filter $local_delivery_sta\
    tus_filter $pipe_delivery_status_filter $postscreen_command_filter $smtp_delivery_status_filter $smtp_dns_repl\
    y_filter $smtp_reply_filter $smtpd_command_filter $smtpd_dns_reply_filter $virtual_delivery_status_filter $bod\
    y_checks $header_checks $lmtp_body_checks $lmtp_header_checks $lmtp_mime_header_checks $lmtp_nested_header_che\
    cks $milter_header_checks $mime_header_checks $nested_header_checks $smtp_body_checks $smtp_header_checks $smt\
    p_mime_header_checks $smtp_nested_header_checks $smtpd_reject_filter_maps $debug_peer_list $smtpd_etrn_restric\
    tions $fast_flush_domains $authorized_flush_users $lmtp_connection_cache_destinations $local_header_rewrite_cl\
    ients $masquerade_exceptions $postscreen_access_list $postscreen_allowlist_interfaces $postscreen_forbidden_co\
    mmands $qmqpd_authorized_clients $authorized_mailq_users $smtp_connection_cache_destinations $smtpd_log_access\
    _permit_actions $smtpd_forbidden_commands $smtpd_client_event_limit_exceptions $smtpd_sasl_exceptions_networks\
     $smtpd_sasl_mechanism_filter $smtp_requiretls_policy $smtp_sasl_mechanism_filter $authorized_submit_users $sm\
    tpd_authorized_verp_clients $smtpd_authorized_xclient_hosts $smtpd_authorized_xforward_hosts$smtp_sasl_auth_ca\
    che_name $lmtp_sasl_auth_cache_name $address_verify_map $postscreen_cache_mapproxymapproxywrite10/var/spool/po\
    stfixqmgr/usr/share/doc/postfixenvelope_recipient, header_recipientdefer_if_permit${{$compatibility_level} < {\
    2} ? {$mydestination} : {}}${{$compatibility_level} <level {2} ? {$mydestination} : {}}relay${{$compatibility_\
    level} <level {3.6} ? {no} : {yes}}rewriteenvelope_sender, header_senderalways/usr/sbin/sendmail?amnesiacpostd\
    rop/usr/lib/postfixshowq$fallback_relay${smtp_per_record_deadline?{$smtp_per_record_deadline}:{no}}inline:{{${\
    domain_to_ascii{$mydomain}}=opportunistic}, {.${domain_to_ascii{$mydomain}}=opportunistic}, {localhost=opportu\
    nistic}}, cidr:{{0.0.0.0/0 opportunistic}, {::/0 opportunistic}}, enforce$smtp_sasl_security_options$smtp_sasl\
    _tls_security_optionsdane${{$smtp_tls_security_level} == {dane} ? {dane} : {may}}$smtp_tls_dcert_file$smtp_tls\
    _eccert_file$smtp_tls_cert_filenexthop, dot-nexthop${{$compatibility_level} <level {3.11} ? {} : {may}}$author\
    ized_verp_clients$myhostname ESMTP $mail_name${smtpd_client_connection_limit_exceptions:$mynetworks}3284\\t\\40!\
    \"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\\\]^_`abcdefghijklmnopqrstuvwxyz{|}~normalize$mynetw\
    orksCONNECT GET POSTCONNECT GET POST regexp:{{/^[^A-Z]/ Bogus}}${stress?{1}:{20}}${stress?{1}:{100}}${stress?{\
    yes}:{no}}${smtpd_per_record_deadline?{$smtpd_per_record_deadline}:{${stress?{yes}:{no}}}}451 4.3.5 Server con\
    figuration problem${{$compatibility_level} < {1} ? {} : {permit_mynetworks, permit_sasl_authenticated, defer_u\
    nauth_destination}}${{$compatibility_level} <level {1} ? {} : {permit_mynetworks, permit_sasl_authenticated, d\
    efer_unauth_destination}}!external, static:restsmtpd12288noanonymous$smtpd_sasl_security_options$smtpd_tls_dce\
    rt_file$smtpd_tls_eccert_fileauto$smtpd_tls_cert_filesendmail, verify${{$compatibility_level} < {1} ? {no} : {\
    yes}}${{$compatibility_level} <level {1} ? {no} : {yes}}100000mail${multi_instance_name?{$multi_instance_name}\
    :{postfix}}defaultsha512 sha256X25519 X448 prime256v1 secp521r1 secp384r1X25519 X448 prime256v1 secp384r1 secp\
    521r1?X25519MLKEM768:DEFAULTprime256v1secp384r1aNULL:-aNULL:HIGH:MEDIUM:LOW:EXPORT:+RC4:@STRENGTHffdhe2048 ffd\
    he3072aNULL:-aNULL:HIGH:@STRENGTHaNULL:-aNULL:HIGH:!SEED:!IDEA:!3DES:!RC2:!RC4:!RC5:!kDH:!kECDH:!aDSS:!MD5:@ST\
    RENGTHaNULL:-aNULL:HIGH:MEDIUM:LOW:+RC4:@STRENGTHaNULL:-aNULL:HIGH:MEDIUM:+RC4:@STRENGTHaNULL:-aNULL:HIGH:MEDI\
    UM:!SEED:!IDEA:!3DES:!RC2:!RC4:!RC5:!kDH:!kECDH:!aDSS:!MD5:+RC4:@STRENGTHeNULL:!aNULLeNULL:!kDH:!kECDH:!aDSS:!\
    MD5:!aNULL${data_directory}/prng_exchdev:/dev/urandomaes-256-cbctlsmgr$smtp_tls_CAfile$smtp_tls_CApath$smtp_tl\
    s_chain_files$smtp_tls_dkey_file$smtp_tls_eckey_file$smtp_enforce_tls$smtp_tls_fingerprint_digest$smtp_tls_key\
    _file$smtp_tls_security_level$smtp_tls_loglevelsmtp_tls_loglevel$smtp_tls_per_site$smtp_tls_policy_maps${tlspr\
    oxy_client_policy:$smtp_tls_policy_maps}${tlsproxy_client_policy?{$tlsproxy_client_policy}:{$smtp_tls_policy_m\
    aps}}$smtp_tls_scert_verifydepth${tlsproxy_client_level:$smtp_tls_security_level}${tlsproxy_client_level?{$tls\
    proxy_client_level}:{$smtp_tls_security_level}}$smtp_use_tlstlsproxy$smtpd_tls_CAfile$smtpd_tls_CApath$smtpd_t\
    ls_always_issue_session_ids$smtpd_tls_ask_ccert$smtpd_tls_ccert_verifydepth$smtpd_tls_chain_files$smtpd_tls_ci\
    phers$smtpd_tls_dh1024_param_file$smtpd_tls_dh512_param_file$smtpd_tls_dkey_file$smtpd_tls_eckey_file$smtpd_tl\
    s_eecdh_grade$smtpd_tls_enable_rpk$smtpd_tls_exclude_ciphers$smtpd_tls_fingerprint_digest$smtpd_tls_key_file$s\
    mtpd_tls_loglevel$smtpd_tls_mandatory_ciphers$smtpd_tls_mandatory_exclude_ciphers$smtpd_tls_mandatory_protocol\
    s$smtpd_tls_protocols$smtpd_tls_req_ccerttrace$reject_tempfail_action-=+$virtual_alias_maps$virtual_maps$virtu\
    al_mailbox_mapsvirtual
    """
}
