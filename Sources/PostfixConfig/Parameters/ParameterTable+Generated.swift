// Written by .ci/generator/ParameterTables.swift from postfix-parameters.tsv beside it; do not edit.
// swift-format-ignore-file

extension ParameterTable {
  static let nameCount = 887
  static let slotCount = 2048
  static let recordsStart = 4096
  static let variantsStart = 10305
  static let namesStart = 18041
  static let valuesStart = 38656

  /// Slots of the hash table, records, variants, names and default values, one after the other.
  static let text: StaticString = """
    00000000W800E4:00000000000`8b200000000m700e4B8>0J2K314n1[8G20000Q2_823000000E;0000U3H=0000V=00F;H:;;F4000000`5\
    X100k:0000000000000000B9<071V1X6n<0000G:00C<00000100R9P60000>9I:0000>7000000g1N8g:0000T:o00000R;?<00o8000000f5\
    00D;J;009800000000810000e<2;00d4F305C3a267`<000000m800000035000000K0a;0000j5X7P2W2B0000000k6702:000000J:000000\
    00I7n3V5C900000000C:00E=000000\\:000000[300h7=0g0U6l;j1a000008:Y:0000Q8@5006:00000000000000L8000000000030c109@:\
    00j400N3O;D=00]=000000A8000000F6C600000000J1008=0000X2i56900e9n800000000000000\\234h;F90000000000N0T30000?1i9=9\
    c2o950X;@;0000006<0000W9m;00L7000000?80000@9Q900I3g9h40000_90000i3]20000@7W=E9000000A0000000[<a3=<0000000000?3\
    K800H30000X4R422?6M9L0Z=000000:400R29600C4O<0000l60000000=0000?;0000000000000000Y3[;T<<2B6Q<0000F700V043O40000\
    51m:]3i1_0000000P400000000o60000f4000000L3a40000Q5R0i<W3n90000000000000095000000000000000000C200g5000000000000\
    0000000080V30000o:00000000I00000000000000000D800W<J3000000j:03000000A5e6G;000000J<N60000Z9000099:3I=`3W51:00<1\
    Q40000000000K9D9_=0000[0T2h200h9C;L1k300a:000000000000Y0@30000:100;5k50025H9[200180000Y500000000000000N4[6T79<\
    000000000000>4g=l2E7N=0061<;0000000000000000W:>=94Y700000000I;3<0000000024000000005<000082000000d0000000000000\
    I1O0^5Z2_60000000000000000b8900055T10000000000P10000;013G=K4A768;94400`:000000K;a6j0M=Q=000000;4000000S4O=N:F1\
    4<0000000000004;0040d7000000:206\\;0000e700:<0000B:K=000000f8k10000000000X5_5;29:36000000`2M1001=O7000060000000\
    00V6Y600000000V:0000:9R:b1B564H4]700\\7_7:5=69=c400000000b07:?=0000000000000000i0d5o;000000U=000000008900i8K:<8\
    J9h0`;[=Z600g8>2\\546[4c6i6U700@0B=0000G1k7L6I20000e2J6a5W6g;00000000O2Z3P=H0000000310000i2Y1C=c000I900=700S0:8\
    00000000a800T000b900>387000000Q7=80000000000003200000000000000005;00`00000\\<A900Q600C10000000000_100<9m<00<7m1\
    000000?0f6G5A:f<^7=:C8X=>5000000^60021b3S700g<000000U80052>;S<C0B1]192m627M:63h:00_<0000J80000=5A176A2[1o2g2l:\
    00000000k2000000^:::c=00Z40000S80000J500000000\\659J=b:00`100T800^=00e0000000_:00N;D1d200Z;0000000000[50:<:0000\
    l500\\=66000000007400B700290000R800000000E3m50000X900<300o3A600g6000000Y8000000L900e3c:000000a1l<08S;2=f3_40000\
    V2D:0000S5V9000000000000000000@200000000000000_;00V8000000000000C5?5^;0000000007=2m200000000000000^20000000000\
    A<0000000000d=000000000000o<;=00000000U<@=U50000000010000000\\3M8000000h100160000I5L=a7G94:^3004200000000000000\
    0000;7O1B3000000W70077n7L:Q;A4d6190000000000n500000000?4f:S=00000000;18683G700:=@800f90000000000000000c3]4c<00\
    3900U4I400j2U200o5000000S3G4c9000000F233H60000000047000000D0H2i:A;0000^0O3b6b;000000?7000000W1;8>:000000P<0000\
    X0h30000000000000000000000O80000000000E<0000T9e5d:005800264=00W0Z8Z0Q:G<7=00`9T4F0<6P:F:0000T60000;300850000d<\
    0000;<00`6h<L50000F57<00008;S:000000000000f10000n400^8@6m900I6]502=1560000000000U000000000000000Z5002800e;0000\
    00000000;:O900000000000000009300G3000000000000000062:;00m0X<000000000000000000000000000000m300@<000000n2a=0000\
    0020d300];0000H100000000380078f0j8h6000000000000000000b400]<\\8000000000000[9I<000000j76;000000j;P500000000H700\
    Y;00P3X3F<h5E5\\4K13:d9M<?:0000000000e:000000009700]0000000[:000000000000K2I8000000000000i400000000000000\\90004\
    Q0:7h87;0000000000Z700U1O:S90;00000000b=00l4M70012>67900j9Y=K<00><0000k400d80000K600000000000000E00000000000k;\
    000000H5L2=;V<M2d1R18465W;H<M;0000000000000000R7:6B;0000000000l700000000000000^400`7S2K5D6K700D5l9=4l0?2150000\
    00f20000000000L;00W4000000Y2P89;R=k<n;0000G0R30000Y40000N5;6F8Y<0000000000@400R5S1b572^<0000000000000000V40000\
    0000005=A=00000000000000D70000000000000<003=00R<k0_3E20000j3g400b<00000000000000]:<<000000000000?9000000Z<37b7\
    ]81;000000000000000000000000i7f=000000H;8<00000000<5==00000000O6E:00N91<a<D2Q3J0i;0000Q100g70000000000k9T;00E1\
    U:6=00M400T5J4@1175:00N7^90000003;`4F=D400M3M0000000^100e100000000000000N<D373f;00X8004900B<0000000000000000]6\
    o700c;o4]9N1g38800000000G80000000000000000c500d;11e==300P0l800o100000000n6B4l15700000000A3a945000000P9912<4875\
    00c800000000005400\\1<40000f700E8P;00Y900H800000000000000000000C7e8D<L<0000000000X:000000R6j60000>1l3T=000000M6\
    0000000000000000m40000[7n:Z1>8J7P7c7n0V;U9j<00U;410000Z:0000B200V7`=_2S60000000000O5M5k80000000053G6000000N2L4\
    0000000000E6\\000<=00000000000H001H00E101]00F201310U301X10P401820N501V20B602h20M801E30S901h30T:01L40T;01050I<01\
    I50I=01b50S>01E60T?01i60N@01G70HA01_70EB01480fC01j80^D01X90IE011:0KF01L:0MG01i:0PH01I;0>I02W;0:K02a;0FM017<0CN\
    01J<0>O01X<0BP01j<0IQ01C=0GR01Z=0LS016>0JT01P>0:U01Z>0DV01n>0HW01F?0BX01X?0CY02k?0L[01G@0F\\01]@0F]013A0G^01JA0\
    G_01aA0V`01GB0Na01eB0Lb01AC0Ac01RC04d01VC0;e01aC0Ff017D0Gg01ND0Eh01cD0Ci016E0Aj01GE0Dk01[E0Hl013F0Am01DF0>n01R\
    F0Ko01mF0D011AG0A111RG0K211mG0H311EH0B411WH0C511jH0@611:I0E711OI0Q8110J0M911MJ0S:110K0J;11JK0><11XK0F=11nK0@>1\
    2>L0P@11^L0>A11lL0>B11:M0@C11JM0?D11YM0@E11iM0EF12>N0EH13SN0JK11mN0NL11KO0JM11eO0NN11CP0cO116Q0UP11[Q0aQ11LR0a\
    R11=S0NS11[S0ST11>T0MU11[T0FV111U0NW11OU0=X11\\U0EY111V0AZ11BV0G[11YV0N\\117W0N]11UW0A^11fW0L_11BX0G`11YX0:a11cX\
    0Bb115Y0@c11EY0Nd11cY0Fe119Z0Bf11KZ0Eg11`Z0Bh112[0Vi11X[0Kj113\\0Ck11F\\0Ml11c\\0Nm11A]0Dn11U]0Do11i]0I021B^0C121\
    U^0D221i^0<3215_0;421@_0D521T_0F621j_0_721Y`0`821Ia0G921`a0W:21Gb0M;21db0E<219c0I=21Rc0G>21ic0F?21?d0B@21Qd0TA\
    215e0BB21Ge0BC21Ye0>D21ge0BE219f0GF21Pf0BG21bf0EH217g0GI21Ng0DJ21bg0BK214h0KL21Oh0=M21\\h0:N21fh0HO21>i0<P21Ji0\
    CQ21]i0JR217j0@S21Gj0@T21Wj0JU211k0=V21>k0BW21Pk0AX21ak0@Y211l0<Z21=l0>[21Kl0>\\22Yl0F^21ol0G_21Fm0B`22Xm0=b21e\
    m0?c214n0>d21Bn0Ge21Yn0Of218o0Lg21To0Lh210018i21801;j21C017k21J01?l21Y01Am21j01=n21711Go21N11J031h11A131921K23\
    1T21A331e21B431731I531P31@631`31O731?41D831S41R931551O:31T51P;31461Q<31U61P=31571F>31K71F?31a71F@31781QA31X81K\
    B31391VC31Y91JD313:1EE31H:1IF31a:1FG317;1@H31G;1CI31Z;1AJ31k;1BK31=<1@L31M<1>M31[<1AN31l<1FO31B=1KP31]=1AQ31n=\
    1GR31E>1BS31W>1ET31l>1EU31A?1IV31Z?1HW322@1IY31K@1NZ31i@1H[31AA1R\\31cA1D]317B1A^31HB1J_31bB1H`31:C1Aa31KC1Ab31\
    \\C1Fc312D1Ad31CD1Ie31\\D1If315E1Eg31JE1Jh31dE1Ji31>F1Gj31UF1Sk318G1>l31FG1Jm31`G1Nn31>H1Wo31eH1>0413I1I141LI1J2\
    41fI1T341JJ1F441`J1G5417K1E641LK1=741YK1?841hK1?9417L1O:41VL1B;41hL1D<41<M1@=41LM1I>41eM1C?418N1B@41JN1DA41^N1\
    CB411O1CC41DO1ID41]O1PE41=P1HF41UP1OG414Q1KH42OQ1XJ417R1AK41HR1AL41YR1JM413S1RN41US1LO421T1LQ41MT1AR41^T1DS412\
    U1BT42DU1JV41^U1JW418V1GX41OV1CY41bV1OZ41AW1N[41_W1J\\419X1J]41SX1D^41gX1B_419Y1R`42[Y1Gb412Z1<c41>Z1Ed41SZ1Ce4\
    1fZ1Lf41B[1Sg41e[1Qh41F\\1Li41b\\1Gj419]1Dk41M]1?l41\\]1;m41g]19n410^1:o41:^1A058K^1D851_^1<95:k^1?C51:_1DD51N_1E\
    E51c_1BF515`1AG51F`1FH51\\`1<I51h`1GJ51?a1HK51Wa1EL51la1JM51Fb1:N51Pb1AO52ab1@Q511c1DR51Ec1BS51Wc1BT51ic1EU51>d\
    1FV51Td18W51\\d17X51cd1DY517e1FZ51Me1D[51ae1I\\51:f1B]51Lf1H^51df1>_532g1Fb51Hg1Ec52]g1Fe513h1Ff51Ih1Bg51[h1Eh52\
    0i1Ij51Ii1Kk51di1Dl518j1Bm51Jj1Hn51bj1Eo517k1>061Ek1B161Wk1?261fk1B3618l1M461Ul1J561ol1B661Am1B761Sm1D861gm1J9\
    61An1E:61Vn1D;61jn1C<61=o1F=61So1R>61502=?61B028@61J02:A61T02:B61^02@C62n028E61612DF61J12?G61Y12FH61o12UI61T22\
    UJ61932GK61P32NL61n32NM61L42NN61j42DO61>52AP61O52>Q61]52<R61i52ES61>62PT61^62IU61772CV61J72KW61e72EX61:82DY61N\
    82IZ61g82J[61A92H\\61Y92G]610:2F^61F:2O_61e:2N`61C;2Na61a;2Kb61<<2Kc62W<2Qe618=2Df62L=2Oh61k=2Xi61S>2Nj611?2Ik6\
    1J?2Ml61g?2Jm61A@2On61`@2\\o61LA2P071lA2G171CB2T271gB2H371?C2H471WC2J5711D2F671GD2J771aD2H8719E2D971ME2T:721F2F\
    <71GF2K=71bF2M>71?G2G?71VG2G@71mG2DA71AH2EB71VH2HC71nH2RD71PI2RE712J2OF71QJ2LG71mJ2LH71IK2II71bK2KJ71=L2JK71WL\
    2HL71oL2MM71LM2MN71iM2RO71KN2QP71lN2BQ71>O2KR71YO2OS728P2HU71PP2:V71ZP2DW71nP2<X71:Q2NY71XQ2@Z71hQ2?[747R2@_71\
    GR2E`71\\R2Ga713S2Cb71FS2Cc71YS2Ad71jS2@e71:T2If71ST2Lg71oT2Nh71MU2Hi71eU2Ij71>V2Ak71OV2=l71\\V2?m71kV2Pn71KW2=o\
    71XW2?081gW2B1819X2>281GX2@382WX2H581oX2B681AY2K781\\Y2H8814Z2C981GZ2;:81RZ2F;81hZ2A<819[2==82F[2I?81_[2D@813\\2\
    ?A81B\\29B81K\\2>C81Y\\2GD810]2LE81L]2FF81b]2AG813^2GH81J^2EI81_^2AJ810_2HK81H_2CL81[_2FM811`2BN81C`2DO81W`2@P81g\
    `2GQ81>a2?R81Ma2HS81ea2ET81:b2WU81ab2OV81@c2IW81Yc2=X81fc2<Y822d2E[81Gd2<\\81Sd2?]82bd2L_81>e2B`81Pe2Ga81ge2Jb8\
    1Af2Ec81Vf2Kd811g2Ae81Bg2Bf81Tg2Ig81mg2@h81=h2Oi81\\h2Dj810i2Rk81Ri2Ol811j2Pm81Qj2Qn812k2Po81Rk2F091hk2F191>l2F\
    291Tl2Q3915m2K491Pm2V5916n2J691Pn2E791en2I891>o2F991To2@:91do2C;91703A<91H03B=91Z03>>91h03A?91913@@91I13FA91_1\
    3KB91:23AC91K23GD91b23BE91433EF91I33EG91^33IH91743DI91K43HJ92c43IL91<53NM91Z53HN91263RO91T63DP91h63AQ91973JR91\
    S73HS91k73AT91<83AU91M83FV91c83AW91493IX91M93IY91f93EZ91;:3J[91U:3J\\91o:3G]91F;3S^91i;3>_917<3J`91Q<3Na91o<3Wb\
    91V=3>c91d=3Id91=>3Je91W>3Tf91;?3Fg91Q?3Gh91h?3Ei91=@3=j91J@3?k91Y@3?l91h@3Om91GA3Bn91YA3Do91mA3@0:1=B3I1:1VB3\
    P2:46C3C6:1IC3B7:1[C3D8:1oC3C9:1BD3C::1UD3I;:1nD3P<:1NE3H=:1fE3O>:1EF3K?:2`F3XA:1HG3AB:1YG3AC:1jG3JD:1DH3RE:1f\
    H3LF:2BI3LH:1^I3AI:1oI3DJ:1CJ3BK:2UJ3JM:1oJ3JN:1IK3GO:2`K3CQ:13L3OR:1RL3NS:10M3JT:1JM3JU:1dM3DV:18N3BW:1JN3RX:\
    2lN3GZ:1CO3<[:1OO3E\\:1dO3M]:1AP3N^:1_P3O_:1>Q3<`:1JQ3La:1fQ3Sb:1IR3Xc:11S3Rd:1SS3Se:16T3Of:1UT3Og:14U3Oh:1SU3W\
    i:1:V3Ij:1SV3Qk:14W3Il:1MW3Dm:1aW3Gn:18X3Qo:1YX3B0;1kX3W1;1RY3K2;1mY3F3;1CZ3N4;1aZ3A5;12[3F6;1H[3G7;1_[3F8;15\\\
    3I9;2N\\3T;;12]3U<;1W]3N=;25^3H?;2M^3FA;1c^3CB;16_3GC;1M_3ID;1f_3ME;1C`3HF;1[`3OG;1:a3AH;1Ka3=I;1Xa3CJ;1ka3CK;1\
    >b3LL;1Zb3EM;1ob3IN;2Hc3JP;1bc3SQ;1Ed3MR;1bd3LS;1>e3ST;1ae3RU;1Cf3PV;1cf3LW;1?g3NX;1]g3@Y;1mg3BZ;1?h3C[;1Rh3C\\\
    ;1eh3E];1:i3O^;1Yi3L_;15j3H`;1Mj3Ca;1`j3Hb;18k3Oc;1Wk3Ld;13l3Ye;1\\l3Hf;24m3Ih;1Mm3Fi;1cm3Oj;1Bn3Nk;1`n3Gl;17o3\
    Km;1Ro3?n;1ao3Io;1:04K0<1U04B1<1g04O2<1F14?3<1U14G4<1l14I5<1E24B6<1W24F7<1m24F8<1C34=9<1P34@:<1`34@;<1044R<<1R\
    44C=<1e44C><1854K?<1S54C@<1f54EA<1;64AB<1L64DC<1`64KD<1;74JE<1U74CF<1h74EG<1=84DH<1Q84EI<1f84DJ<1:94IK<1S94LL<\
    2o94BN<1A:4BO<1S:4KP<1n:4SQ<1Q;4MR<2n;4CT<2A<4IV<1Z<4CW<1m<4HX<1E=4PY<1e=4OZ<1D>4E[<1Y>4M\\<16?4L]<1R?4=^<1_?4K\
    _<1:@4?`<2I@4Hb<1a@4;c<1l@4?d<1;A46e<1AA4Cf<1TA4?g<1cA4Dh<17B4Hi<1OB4Kj<1jB4Gk<1AC4?l<1PC4Jm<1jC4=n<17D4?o<1FD\
    4;0=1QD4>1=1_D4E2=14E4?3=1CE4?4=1RE4G5=1iE4@6=19F4G7=1PF4E8=4eF4F<=1;G4E==1PG4E>=2eG4H@=1=H4EA=3RH4CD=2eH4RF=1\
    GI4BG=2YI4EI=2nI4CK=2AJ4FM=1WJ4@N=1gJ4HO=1?K4MP=1\\K4HQ=14L4AR=1EL4CS=1XL4CT=1kL4IU=1DM4?V=1SM4TW=17N4CX=1JN4FY\
    =1`N4FZ=16O4I[=1OO4K\\=1jO4J]=1DP4I^=1]P4K_=18Q4J`=1RQ4Ka=1mQ4Rb=1OR4Hc=1gR4Ed=2<S4Hf=1TS4Rg=16T4Hh=1NT4Fi=2dT4\
    Kk=2?U4Qm=1`U4Nn=2>V4G0>1UV4D1>1iV4E2>1>W4C3>1QW4C4>1dW4U5>1IX4F6>1_X4N7>1=Y4F8>1SY4H9>1kY4D:>1?Z4G;>1VZ4N<>14\
    [4M=>1Q[4F>>1g[4H?>1?\\4G@>1V\\4HA>1n\\4GB>1E]4LC>1a]4OD>1@^4EE>1U^4EF>1j^4NG>1H_4VH>1n_4PI>1N`4FJ>1d`4FK>1:a4KL>\
    1Ua4@M>1ea4IN>1>b4BO>1Pb4>P>1^b4DQ>12c4?R>1Ac4MS>1^c4KT>19d4OU>1Xd4JV>12e4UW>1We4LX>13f4SY>1Vf4SZ>19g4Q[>1Zg4S\
    \\>1=h4O]>1\\h4P^>1<i4R_>1^i4T`>1Bj4La>1^j4Mb>1;k4Oc>1Zk4Qd>1;l4>e>1Il4Ef>1^l4Rg>1@m4Eh>1Um4Mi>12n4Bj>1Dn4Mk>1an\
    4Nl>1?o4@m>1Oo4Dn>1co4Go>1:05E0?1O05D1?1c05D2?1715<3?1C15C4?1V15A5?1g15@6?1o?0000:0o?0:0030o?0=0030o?0@0030o?0\
    C00B0o?0U00@0o=0e00R00>0G10c0o?0:2030o?0=2020o?0?2020o?0A2040o?0E20A0o?0V2020o?0X2030o?0[2020o?0]20@0o?0m20:0o\
    ?0730E0o?0L30X0o?0440P0o?0T4020o?0V4060o?0\\40?0o?0k40B0o=0=50A00>0N50S0o=0160S00>0T60e0o?0I70>0o?0I70>0o?0W702\
    0o?0:2030`?0W7020o?0W7020o?0Y7000o?0W7020o?0Y7000o?0Y7030o?0\\7040o?0:20303<0`70^0l?0N80c0o?0A9040o?0E90=0o?0E9\
    0=0o?0E90=0o?5Y7000o?0:2030o?0R9080o?0Z9060o?0Y7000o?0:2030o?0Y7000o?0`9050o?0000:0o?0e9020o?0g9060o?0m9050o?0\
    Y7000o?0W7020o?02:041o?0Y7000n?0:2030o?06;070o?0=;090o?1Y7000o?0F;091o?0O<050o?0T<010o?0U<0<0o?0W7020o?0a<020o\
    ?0c<060o?0\\7040o?0i<020o?0Y7000o?0Y7000o70k<0E0o;0@=0D0o?0W7020o?0T=060o?0Z=0@0o?0j=010o?0Y7000o?0Y7000060k=04\
    00:0o=050o=04>0400608>0300:04>040o?0;>010o?0<>020o?0>>010o?0Y7000o?0?>010o?0@>020o?0?>010o?0?>010o?0T4020o?0<>\
    020o?0B>040o?0Y7000o?0>>010o?0F>060o?0L>030o?1O>0Z1o?09@050o?0a<020o?0L>030o?0>@040o?0T4020o?0B@020o?0:0030o?0\
    D@050o?0Y7000o?0j=010o?0000:0o?0I@020o?0@>020o?0K@020o?0W7020o?0:2030o?0W7020o?0W7020o?0W7020o?0W7020o?0W7020o\
    ?0W7020o?0T4020o?0M@070o?0T@040o?0T<010o?0X@0=0o?0B>040o?0e@020l?0e@020o?0g@0=0o?0e@020o?0W7020o?0W7020o?0:203\
    0l?0W7020o?0000:0o?04A050o?0F;091o?0W7020o?09A0C0o?5Y7000o?0Y7000o?0Y7000o?0LA0>0o?0[2020o?0@0030o?0T<010o?0ZA\
    050P?0W7020o?0;>010o?0K@020o?0F;091o?1_A001o?0:20300?0_B050o?0?>010o?0dB0?0o?03C050o?0Y7000o?08C080o?0@C060o?0\
    :2030o?0Y7000o?0<>020o70FC0K0o;0W7020o?0W7020`?0W7020o=0aC0P10>0AE0`1o?0K@020o?01G030o?01G030n?04G080o?0;>010o\
    ?0Y7000o?0<G030o?0a<020o?0?G050o?0O<050l?0DG0g0o?0;H040o?0R9080o?0?H030o?0BH040o?0W7020o?0:2030o?0Y7000o?0Y700\
    0h?0W7020o?0Y7000o?0W7020o?0T4020o?0Y7000o?0:2030o?0i<020o?0T<010o?0FH040o?0\\7040o?0JH040o?0NH040o?0W7020o?0RH\
    0O0o?0Y7000o?0Y7000o?0Y7000o?0Y7000o?0Y7000o?0W7020o?0Y7000o?0Y7000o?0Y7000o?01I030o?04I0;0o?0FH040o?0?I0300>0\
    :2030o?0FH040o?0Y7000h?0BI030o?0;>010o?0j=010o?0Y70007<0W7020h?5Y7000h?0EI0l0o?0AJ030o?0Y7000o?0DJ040o?0HJ0K0o\
    ?0FH040o?0:2030o?0:2030o?0FH040o?0Y70000>0cJ0=0o?00K030o?0Y7000o?03K030o?0W7020o?0:2030o?0Y7000o?0Y7000P?06K01\
    0o?0Y7000o?07K0H0o?0OK0K0o?0jK0O0o?0IL050o?0W7020o?0W7020o?0W7020o?0:2030o?0W7020o?0FH040o?0NL020o?0Y7000o?0Y7\
    000o?0W7020o?0Y7000o?0Y7000o?0PL060o?0W7020o?0Y7000o?0VL0D0o?0Y7000o?0jL0E0P?0W7020o?0:20300?0:2030o?0Y7000o?0\
    Y70003<0?M030l?0BM0i0o?0W7020o?0;N0C0o?0T<010o?0PL060o?0Y70003<0NN0>0l?0\\N070o?0W7020o?0Y7000o?0Y70003<0NN0>0l\
    ?0\\N070o?0cN010o?0dN070o?0Y7000o?0Y7000o?0Y7000o?0?G050o?0Y7000o?0kN080o?0W70200?0W70200=0:20300>0W70200?0Y700\
    0o?0W7020o?0FH040o?0Y7000o?0RH0O0o?0j=010o?0?>010o?03O0F0l?0IO080o?0QO0T0o?05P0A0o?1Y7000o?0FP070o?0MP0701<0TP\
    0804<0\\P0808<0dP080`=0\\P080240dP080060lP080280\\P0800:0\\P080o?04Q0901<0=Q0604<0CQ0608<0IQ060@<0OQ060P<0UQ0600=0\
    [Q070240bQ060060hQ060280nQ0600:04R060o?1Y7000o?0Y7000o?0:R0>0o?0HR080o?0Y7000o?0Y7000o?0Y7000o?0PR040P?0TR040o\
    ?0XR0A0o?0iR0=0o?06S0>0o70DS0>0o;0RS0>0o?0Y7000o?0=0030o?0`S0`0o?0Y7000o?0Y7000o?0Y7000o?0A9040o?0L>030o?0PT05\
    0o?0e9020o?0UT0\\0o?0Y7000o?0AU080o?0Y7000o=0U<0<0060IU0B00:0U<0<0o?0[U0301<0^U0O0n?0=V0Q0o?0[U030o?0FH040o?0^V\
    010?<0_V080`?0gV080o?0^V010o?0^V010o?0Y7000o?0oV011o?04I0;0o?0Y7000o?00X0H0o?0HX0?1o?0WY010o?0XY0W0o?0Y7000o?0\
    ;H040o?0?Z0>0o?0L>030o?0FH040o?0Y7000o?0W7020o?0Y7000o?0Y7000o?0Y7000o?0MZ030o?0PZ0[0o?2Y7000o?2Y7000o?2Y70003\
    <0;[0c0l?0n[0h0o?04I0;0o?0?Z0>0o?0f\\0C00>0Y70000>09]0C00>0L]0b00>0>^0700>0:20300>0E^0<00>0Q^0;0o?0\\^030o?0Y700\
    0o?0_^0B0o?01_070o?0:2030o?08_002o?0Y7000o?08a060o?0RH0O0o?0:0030o?0>a070o?0AJ030o?0Ea0<0o?0Qa050o?0Va0K0o?01b\
    0A0l?0Bb0B1o?0Tc060o?0W7020o?0Zc0303<0Tc060l?5Y7000o?0@0030o=0]c0V00>0Cd0g0o?0[2020o?0:e0T0o?0@>020o?0Y7000o?0\
    ^e0E0l?03f061o?09g0E0o?0Ng0X0o?06h0L0o?0Tc060l?0Rh0C1o?0ei0d0o?0Y7030o?0Y7000o?0Y7000o?0?>010o?0AJ030o?5Y70003\
    <0T<010l?5Y7000o?0Yj0B0o?1kj0G0o?0Bk0I0o?0Tc060o?0[k0=0o?0hk020o?0jk0B0o?0<l0D0o?0Pl040o?0W7020o?0Zc030o?0Tl07\
    0o?0W7020o?0Zc030o?0[l0F0o?0[l0F0o?11m0D0o?0Em0I0o?0^m0I0o?0Y7000o?0a<020o?07n0>0o?0AJ0303<0En0:0l?5Y7000o?0On\
    0F0o?3Y7000o?0en030o?3Y7000o?0hn0B0o?0Y70003<0:o0?M4<0IL1XMh=01j15N0>06H26Yo?0<13O1o?0[2380o?0c23:0o?0FH040o?0\
    O<050o?0L>030o?0Y7030o?09@050o?09@050o?0m2320o?0Y7000o?0W7020o?0K@020o?0FH040o?0o23B0o?0L>030o?0T<010o?0FH040o\
    ?0A3340o?0Y7000o70E33F0o;0W7020o?0Y7000o?0Y7000o?0[33T0o?0Y7000o?0Y7000o?0=0030o?0?43?0o?0Y70003<0N43g0l?0E53l\
    0o?0=0030o?0Y7000o?0A6350o?0Y7000o?0Y70000>0:2030o?0Y7000o?0W70200>0:20300>0:20300>0:2030o?0W7020o?0:2030o?0W7\
    020o?0W7020l?0F63e0o?0;7370o?0U<0<0o?0W7020o?0Y7000o?0B73N0o?0Y7000o?0Y7000o?0Y7000o?0`7360o?0f73B0o=4Y70000>0\
    88380o?0Y7030o?0@8380o70H83@0o;0W7020o?0:2030o?0X8350o?0?H030o?0BH040o?0:2030o?0:2030o?0Y7000o?0Y7000h?0W7020o\
    ?0Y7000o?0W7020o?0[U030o?0Y7000o?0:2030o?0i<020o?0T<010o?0FH040o?0\\7040o?0JH040o?0NH040o?0W7020o?0RH0O0o?0Y700\
    0o?0Y7000o?0Y7000o?0Y7000o?0Y7000o?0W7020o?0]83?0o?0Y7000o?0Y7000o?04I0;0o?0FH040o?01I030o?0?I0300>0:2030o?0FH\
    040o?0Y7000h?0BI030o?0;>010o?0j=010o?0Y7000o?0W70207<0W7020h?5Y7000h?0l83l0o?0AJ030o?0Y7000o?0DJ040o?0HJ0K0o?0\
    FH040o?0:2030o?0:2030o?0FH040o?0Y70000>0h9323o?00K030o?0Y7000o?03K030o?0W7020o?0:2030o?0Y7000o?0Y7000P?06K010o\
    ?0Y7000o?07K0H0o?0j<3K0o?0E=3O0o?0IL050o?0W7020o?0W7020o?0W7020o?0:2030o?0:2030o?0FH040o?0>@040o?0Y7000o?0Y700\
    0o?0W7020o?0Y7000o?0Y7000o?0PL060o?0W70203<0d=3h04<0\\>3408<0d=3h0`?0\\>340o?0Y7000o?0`>3D0o?0Y7000o?04?3E0P?0W7\
    020o?0:20300?0:2030o?0Y7000o?0Y70003<0?M030l?0BM0i0o?0W7020o?0I?3C0o?0T<010o?0PL060o?0Y70003<0NN0>0l?0\\N070o?0\
    W7020o?0Y7000o?0Y70003<0NN0>0l?0\\N070o?0cN010o?0\\?3D0o=0Y70000>00@3d0o?0Y7000o?0Y7000o?0?G050o?0Y7000o?0kN080o\
    ?0W70200?0W70200=0:20300>0W70200?0Y7000o?0W7020o?0FH040o?0d@3H0o?0Y7000o?0Y7000o?0<A3L0o?0T<010o?0<>020o?5Y700\
    0o?0T<010o?0XA3g0`?0OB320`?0QB320o?0T<010o?0T<010o?0W7020o?0T<010o?0Y7000o?0Y7000o?0Y7000o?0:2030o?0:2030o?0Y7\
    000o?0Y7000o?0Y7000o?0Y7000o?0W7020o?0K@020o?0Y7000o?1SB3T1N<0W7020P?07D390n?0@D3;0n?0MZ030N<0W7020P?0:20307<0\
    KD3@0h?0[D3[0o?0FE3B0o?0W7020o?0Y70000?0W7020o?0L>030o?0XE3C0o?0Y7000o?0Y7000o?0Y7000h?0BI030o?0Y7000o?0e@020o\
    ?0:20307<0kE3D0h?5Y7000h?0?F3@1o?0OG3V0o?0FH040o?0O<050o?0Y7000o?0T<010o?0K@020o?0A9040o?0j=010o?04I0;0o?0Y700\
    0o?0Y7000o?0A9040o?0B>040o?0B>040o?0Y70000>0Y7000o?1Y7000o?0Y7000o?0:2030o?0W7020l?0F63e03<05H3_1l?0dI3d1o?0Y7\
    000o?0W7020o?0W7020o?0Y7000o?0Y7000l?0XK3F0o?0nK350o?03L350o?08L3;0o?0>@040o?0CL3L0o?0IL050o?0Y7000o?0Y7000o?0\
    nK350o?0m2320o?0^e0E0o?0^e0E0o?0Y7000o?0Y7000o?0:2030o?0W7020o?0W7020o?0cN010o?0Y7000o?0Y7000o?0PL060o?0Y7000o\
    ?0Y7000o?0Y7000o?0_L3E0o?0Y7000o?04M3F0o?0JM340P?0W7020o?0Y70003<0?M030l?0BM0i0o?0NM3D0o?0T<010o?0PL060o?0Y700\
    03<0NN0>0l?0\\N0703<0NN0>0l?0\\N070o?0W7020o?0W7020o?0Y7000o?0Y7000o?0?G050o?0W7020o?0Y7000o?0a<020o?0W7020o?0bM\
    3@03<02N3^0l?0`N3c00?0SO360o?0W7020o?0DJ040o?0Y7000o?0W7020o?0W7020o?0W7020o?0:2030o?0W7020o?0W7020o?0W7020o?0\
    W7020o?0:2030o?0YO340o?0]O3g0o?0T<010o?0W7020n?0TP370n?0Y7000o?0OB320o?0[P3=0o?0Y7000o<0hP3Z00=0RQ3Z0060<R3G00\
    :0RQ3Z0o?0SR3:0o?0]R390?<0fR3b0`?0Y7000o?0:2030`=0XS3C0060Y70000:0XS3C0?<0kS3K0`?0FT3C1o=0W7020?<0YU3[0`?0Y700\
    0?<0DV3W0`?0kV3O1?<0JX3<0`?0VX3S0o?0W7020o?0OB320o?09Y3K0o?0?G050o?0?G050o?0TY3@00?0:2030o?0Y7000o?0dY3;0o?0Y7\
    000o?0:2030o?0oY360o?05Z3@0o?0EZ3@0o?0I?3C0o?0UZ3E0o?0`>3D0o?0jZ3C0o?04?3E0o?0=[3D0o?0Q[3A0o?0b[3L0o?0>\\3B07<0\
    P\\3H0h?5Y7000o?0h\\3B0o?0:]3A0o?0K]3B07<0]]3E0h?5Y70008<02^3_0`?0a^3;1o?0l_3K08<0G`3a0`?08a3<1o?0Db3=0o?0Yj0B0o\
    ?0Qb380o?0Yb3A0o?0jb3A0o?0;c3S0o?0^c3D0o?02d3L0o?0NM3D0o?0Nd3F0o?0dd3B0o?0_L3E0o?06e3L0o?0Re3K0o?0me3D0o?04M3F\
    0o?0Af3E0o?0Vf3F0P?0lf3E0o?0Ag3J0o?0[g3M0o?08h3C0o?0Kh3C0o?0^h3L0o?0:i3T0o?0^i3N0o?0<j3D0o?0Pj3D0o?0^m0I0o?07n\
    0>0o?0AJ030o?0dj350o?0Y7000o?0Y7030o?0AJ030o?0Y7000o?0:0030o?0ij3G0o?0:0030o?0ij3G0o?0:0030o?0MZ030o?0MZ030o?0\
    MZ030o?0MZ030o?0:0030o?0:0030o?0Y7000o?0ij3G0o?0:0030o?0:0030o?0Y7000o?0ij3G0`?0Y7000o?0@k330o?0B>040o?0Ck3C0o\
    ?0B>040o?0Vk3=0o?0B>040o?0RH0O0o?0Y7000o?0Y7000o?0ck3E0o?0HR080o?0:R0>0o?0Y7000o?5Y7000o?0L>030o?08l370o?0Y700\
    02bounce_notice_recipientaccess_map_defer_codeaccess_map_reject_codeaddress_verify_cache_cleanup_intervaladdre\
    ss_verify_default_transportaddress_verify_local_transportaddress_verify_mapaddress_verify_negative_cacheaddres\
    s_verify_negative_expire_timeaddress_verify_negative_refresh_timeaddress_verify_pending_request_limitaddress_v\
    erify_poll_countaddress_verify_poll_delayaddress_verify_positive_expire_timeaddress_verify_positive_refresh_ti\
    meaddress_verify_relay_transportaddress_verify_relayhostaddress_verify_senderaddress_verify_sender_dependent_d\
    efault_transport_mapsaddress_verify_sender_dependent_relayhost_mapsaddress_verify_sender_ttladdress_verify_ser\
    vice_nameaddress_verify_transport_mapsaddress_verify_virtual_transportalias_databasealias_mapsallow_mail_to_co\
    mmandsallow_mail_to_filesallow_min_userallow_percent_hackallow_srv_lookup_fallbackallow_untrusted_routingalter\
    nate_config_directoriesalways_add_missing_headersalways_bccanvil_rate_time_unitanvil_status_update_timeappend_\
    at_myoriginappend_dot_mydomainapplication_event_drain_timeauthorized_flush_usersauthorized_mailq_usersauthoriz\
    ed_submit_usersauthorized_verp_clientsbackwards_bounce_logfile_compatibilityberkeley_db_create_buffer_sizeberk\
    eley_db_read_buffer_sizebest_mx_transportbiffbody_checksbody_checks_size_limitbounce_notice_recipientbounce_qu\
    eue_lifetimebounce_service_namebounce_size_limitbounce_template_filebroken_sasl_auth_clientscanonical_classesc\
    anonical_mapscleanup_replace_stray_cr_lfcleanup_service_namecommand_directorycommand_execution_directorycomman\
    d_expansion_filtercommand_time_limitcompatibility_levelconfig_directoryconfirm_delay_clearedconnection_cache_p\
    rotocol_timeoutconnection_cache_service_nameconnection_cache_status_update_timeconnection_cache_ttl_limitconte\
    nt_filtercyrus_sasl_config_pathdaemon_directorydaemon_table_open_error_is_fataldaemon_timeoutdata_directorydeb\
    ug_peer_leveldebug_peer_listdebugger_commanddefault_cache_db_typedefault_database_typedefault_delivery_slot_co\
    stdefault_delivery_slot_discountdefault_delivery_slot_loandefault_delivery_status_filterdefault_destination_co\
    ncurrency_failed_cohort_limitdefault_destination_concurrency_limitdefault_destination_concurrency_negative_fee\
    dbackdefault_destination_concurrency_positive_feedbackdefault_destination_rate_delaydefault_destination_recipi\
    ent_limitdefault_extra_recipient_limitdefault_filter_nexthopdefault_minimum_delivery_slotsdefault_privsdefault\
    _process_limitdefault_rbl_replydefault_recipient_limitdefault_recipient_refill_delaydefault_recipient_refill_l\
    imitdefault_transportdefault_transport_rate_delaydefault_verp_delimitersdefer_codedefer_service_namedefer_tran\
    sportsdelay_logging_resolution_limitdelay_notice_recipientdelay_warning_timedeliver_lock_attemptsdeliver_lock_\
    delaydestination_concurrency_feedback_debugdetect_8bit_encoding_headerdisable_dns_lookupsdisable_mime_input_pr\
    ocessingdisable_mime_output_conversiondisable_verp_bouncesdisable_vrfy_commanddns_ncache_ttl_fix_enablednsblog\
    _reply_delaydnsblog_service_namednssec_probedont_removedouble_bounce_senderduplicate_filter_limitempty_address\
    _default_transport_maps_lookup_keyempty_address_local_login_sender_maps_lookup_keyempty_address_recipientempty\
    _address_relayhost_maps_lookup_keyenable_idna2003_compatibilityenable_long_queue_idsenable_original_recipiente\
    nable_threaded_bounceserror_notice_recipienterror_service_nameexecution_directory_expansion_filterexpand_owner\
    _aliasexport_environmentfallback_relayfallback_transportfallback_transport_mapsfast_flush_domainsfast_flush_pu\
    rge_timefast_flush_refresh_timefault_injection_codeflush_service_nameforce_mime_input_conversionfork_attemptsf\
    ork_delayforward_expansion_filterforward_pathfrozen_delivered_tofull_name_encoding_charsethash_queue_depthhash\
    _queue_namesheader_address_token_limitheader_checksheader_from_formatheader_size_limithelpful_warningshome_mai\
    lboxhopcount_limithtml_directoryignore_mx_lookup_errorignore_srv_lookup_errorimport_environmentin_flow_delayin\
    et_interfacesinet_protocolsinfo_log_address_formatinitial_destination_concurrencyinternal_mail_filter_classesi\
    nvalid_hostname_reject_codeipc_idleipc_timeoutipc_ttlknown_tcp_portsline_length_limitlmdb_map_sizelmtp_address\
    _preferencelmtp_address_verify_targetlmtp_assume_finallmtp_balance_inet_protocolslmtp_bind_addresslmtp_bind_ad\
    dress6lmtp_bind_address_enforcelmtp_body_checkslmtp_cname_overrides_servernamelmtp_connect_timeoutlmtp_connect\
    ion_cache_destinationslmtp_connection_cache_on_demandlmtp_connection_cache_time_limitlmtp_connection_reuse_cou\
    nt_limitlmtp_connection_reuse_time_limitlmtp_data_done_timeoutlmtp_data_init_timeoutlmtp_data_xfer_timeoutlmtp\
    _defer_if_no_mx_address_foundlmtp_delivery_status_filterlmtp_discard_lhlo_keyword_address_mapslmtp_discard_lhl\
    o_keywordslmtp_dns_reply_filterlmtp_dns_resolver_optionslmtp_dns_support_levellmtp_enforce_tlslmtp_fallback_re\
    laylmtp_generic_mapslmtp_header_checkslmtp_host_lookuplmtp_lhlo_namelmtp_lhlo_timeoutlmtp_line_length_limitlmt\
    p_log_tls_feature_statuslmtp_mail_timeoutlmtp_mime_header_checkslmtp_min_data_ratelmtp_mx_address_limitlmtp_mx\
    _session_limitlmtp_nested_header_checkslmtp_per_record_deadlinelmtp_per_request_deadlinelmtp_pix_workaround_de\
    lay_timelmtp_pix_workaround_mapslmtp_pix_workaround_threshold_timelmtp_pix_workaroundslmtp_quit_timeoutlmtp_qu\
    ote_rfc821_envelopelmtp_randomize_addresseslmtp_rcpt_timeoutlmtp_reply_filterlmtp_requiretls_policylmtp_rset_t\
    imeoutlmtp_sasl_auth_cache_namelmtp_sasl_auth_cache_timelmtp_sasl_auth_enablelmtp_sasl_auth_soft_bouncelmtp_sa\
    sl_mechanism_filterlmtp_sasl_password_mapslmtp_sasl_password_result_delimiterlmtp_sasl_pathlmtp_sasl_security_\
    optionslmtp_sasl_tls_security_optionslmtp_sasl_tls_verified_security_optionslmtp_sasl_typelmtp_send_dummy_mail\
    _authlmtp_send_xforward_commandlmtp_sender_dependent_authenticationlmtp_skip_5xx_greetinglmtp_skip_quit_respon\
    selmtp_starttls_timeoutlmtp_tcp_portlmtp_tls_CAfilelmtp_tls_CApathlmtp_tls_block_early_mail_replylmtp_tls_cert\
    _filelmtp_tls_chain_fileslmtp_tls_cipherslmtp_tls_connection_reuselmtp_tls_dcert_filelmtp_tls_dkey_filelmtp_tl\
    s_eccert_filelmtp_tls_eckey_filelmtp_tls_enable_rpklmtp_tls_enforce_peernamelmtp_tls_enforce_sts_mx_patternslm\
    tp_tls_exclude_cipherslmtp_tls_fingerprint_cert_matchlmtp_tls_fingerprint_digestlmtp_tls_force_insecure_host_t\
    lsa_lookuplmtp_tls_key_filelmtp_tls_loglevellmtp_tls_mandatory_cipherslmtp_tls_mandatory_exclude_cipherslmtp_t\
    ls_mandatory_protocolslmtp_tls_note_starttls_offerlmtp_tls_per_sitelmtp_tls_policy_mapslmtp_tls_protocolslmtp_\
    tls_scert_verifydepthlmtp_tls_secure_cert_matchlmtp_tls_security_levellmtp_tls_servernamelmtp_tls_session_cach\
    e_databaselmtp_tls_session_cache_timeoutlmtp_tls_trust_anchor_filelmtp_tls_verify_cert_matchlmtp_tls_wrappermo\
    delmtp_tlsrpt_enablelmtp_tlsrpt_skip_reused_handshakeslmtp_tlsrpt_socket_namelmtp_use_tlslmtp_xforward_timeout\
    local_command_shelllocal_delivery_status_filterlocal_destination_concurrency_limitlocal_destination_recipient_\
    limitlocal_header_rewrite_clientslocal_login_sender_mapslocal_recipient_mapslocal_transportluser_relaymail_nam\
    email_ownermail_release_datemail_spool_directorymail_versionmailbox_commandmailbox_command_mapsmailbox_deliver\
    y_lockmailbox_size_limitmailbox_transportmailbox_transport_mapsmaillog_filemaillog_file_compressormaillog_file\
    _permissionsmaillog_file_prefixesmaillog_file_rotate_suffixmailq_pathmanpage_directorymaps_rbl_domainsmaps_rbl\
    _reject_codemasquerade_classesmasquerade_domainsmasquerade_exceptionsmaster_service_disablemax_idlemax_usemaxi\
    mal_backoff_timemaximal_queue_lifetimemessage_drop_headersmessage_reject_charactersmessage_size_limitmessage_s\
    trip_charactersmeta_directorymilter_command_timeoutmilter_connect_macrosmilter_connect_timeoutmilter_content_t\
    imeoutmilter_data_macrosmilter_default_actionmilter_end_of_data_macrosmilter_end_of_header_macrosmilter_header\
    _checksmilter_helo_macrosmilter_macro_daemon_namemilter_macro_defaultsmilter_macro_vmilter_mail_macrosmilter_p\
    rotocolmilter_rcpt_macrosmilter_unknown_command_macrosmime_boundary_length_limitmime_header_checksmime_nesting\
    _limitminimal_backoff_timemulti_instance_directoriesmulti_instance_enablemulti_instance_groupmulti_instance_na\
    memulti_instance_wrappermulti_recipient_bounce_reject_codemydestinationmydomainmyhostnamemynetworksmynetworks_\
    stylemyoriginnested_header_checksnewaliases_pathnon_bdb_custom_mappingnon_bdb_migration_allow_root_prefixesnon\
    _bdb_migration_allow_user_prefixesnon_bdb_migration_levelnon_bdb_migration_log_redirectnon_bdb_migration_servi\
    ce_namenon_empty_end_of_header_actionnon_fqdn_reject_codenon_smtpd_miltersnotify_classesopenssl_pathowner_requ\
    est_specialparent_domain_matches_subdomainspermit_mx_backup_networkspickup_service_namepipe_delivery_status_fi\
    lterplaintext_reject_codepostlog_service_namepostlogd_watchdog_timeoutpostmulti_control_commandspostmulti_star\
    t_commandspostmulti_stop_commandspostscreen_access_listpostscreen_allowlist_interfacespostscreen_bare_newline_\
    actionpostscreen_bare_newline_enablepostscreen_bare_newline_ttlpostscreen_blacklist_actionpostscreen_cache_cle\
    anup_intervalpostscreen_cache_mappostscreen_cache_retention_timepostscreen_client_connection_count_limitpostsc\
    reen_command_count_limitpostscreen_command_filterpostscreen_command_time_limitpostscreen_denylist_actionpostsc\
    reen_disable_vrfy_commandpostscreen_discard_ehlo_keyword_address_mapspostscreen_discard_ehlo_keywordspostscree\
    n_dnsbl_actionpostscreen_dnsbl_allowlist_thresholdpostscreen_dnsbl_max_ttlpostscreen_dnsbl_min_ttlpostscreen_d\
    nsbl_reply_mappostscreen_dnsbl_sitespostscreen_dnsbl_thresholdpostscreen_dnsbl_timeoutpostscreen_dnsbl_ttlpost\
    screen_dnsbl_whitelist_thresholdpostscreen_enforce_tlspostscreen_expansion_filterpostscreen_forbidden_commands\
    postscreen_greet_actionpostscreen_greet_bannerpostscreen_greet_ttlpostscreen_greet_waitpostscreen_helo_require\
    dpostscreen_non_smtp_command_actionpostscreen_non_smtp_command_enablepostscreen_non_smtp_command_ttlpostscreen\
    _pipelining_actionpostscreen_pipelining_enablepostscreen_pipelining_ttlpostscreen_post_queue_limitpostscreen_p\
    re_queue_limitpostscreen_reject_footerpostscreen_reject_footer_mapspostscreen_tls_security_levelpostscreen_ups\
    tream_proxy_protocolpostscreen_upstream_proxy_timeoutpostscreen_use_tlspostscreen_watchdog_timeoutpostscreen_w\
    hitelist_interfacesprepend_delivered_headerprocess_idprocess_id_directoryprocess_namepropagate_unmatched_exten\
    sionsproxy_interfacesproxy_read_mapsproxy_write_mapsproxymap_service_nameproxywrite_service_nameqmgr_clog_warn\
    _timeqmgr_daemon_timeoutqmgr_fudge_factorqmgr_ipc_timeoutqmgr_message_active_limitqmgr_message_recipient_limit\
    qmgr_message_recipient_minimumqmqpd_authorized_clientsqmqpd_client_port_loggingqmqpd_error_delayqmqpd_timeoutq\
    ueue_directoryqueue_file_attribute_count_limitqueue_minfreequeue_run_delayqueue_service_namerbl_reply_mapsread\
    me_directoryreceive_override_optionsrecipient_bcc_mapsrecipient_canonical_classesrecipient_canonical_mapsrecip\
    ient_delimiterreject_codereject_tempfail_actionrelay_clientcertsrelay_domainsrelay_domains_reject_coderelay_re\
    cipient_mapsrelay_transportrelayhostrelocated_mapsrelocated_prefix_enableremote_header_rewrite_domainrequire_h\
    ome_directoryrequiretls_enablerequiretls_esmtp_headerrequiretls_redact_dsnreset_owner_aliasresolve_dequoted_ad\
    dressresolve_null_domainresolve_numeric_domainrespectful_loggingrewrite_service_namesample_directorysend_cyrus\
    _sasl_authzidsender_bcc_mapssender_canonical_classessender_canonical_mapssender_dependent_default_transport_ma\
    pssender_dependent_relayhost_mapssendmail_fix_line_endingssendmail_pathservice_nameservice_throttle_timesetgid\
    _groupshlib_directoryshow_user_unknown_table_nameshowq_service_namesmtp_address_preferencesmtp_address_verify_\
    targetsmtp_always_send_ehlosmtp_balance_inet_protocolssmtp_bind_addresssmtp_bind_address6smtp_bind_address_enf\
    orcesmtp_body_checkssmtp_cname_overrides_servernamesmtp_connect_timeoutsmtp_connection_cache_destinationssmtp_\
    connection_cache_on_demandsmtp_connection_cache_time_limitsmtp_connection_reuse_count_limitsmtp_connection_reu\
    se_time_limitsmtp_data_done_timeoutsmtp_data_init_timeoutsmtp_data_xfer_timeoutsmtp_defer_if_no_mx_address_fou\
    ndsmtp_delivery_status_filtersmtp_discard_ehlo_keyword_address_mapssmtp_discard_ehlo_keywordssmtp_dns_reply_fi\
    ltersmtp_dns_resolver_optionssmtp_dns_support_levelsmtp_enforce_tlssmtp_fallback_relaysmtp_generic_mapssmtp_he\
    ader_checkssmtp_helo_namesmtp_helo_timeoutsmtp_host_lookupsmtp_line_length_limitsmtp_log_tls_feature_statussmt\
    p_mail_timeoutsmtp_mime_header_checkssmtp_min_data_ratesmtp_mx_address_limitsmtp_mx_session_limitsmtp_nested_h\
    eader_checkssmtp_never_send_ehlosmtp_per_record_deadlinesmtp_per_request_deadlinesmtp_pix_workaround_delay_tim\
    esmtp_pix_workaround_mapssmtp_pix_workaround_threshold_timesmtp_pix_workaroundssmtp_quit_timeoutsmtp_quote_rfc\
    821_envelopesmtp_randomize_addressessmtp_rcpt_timeoutsmtp_reply_filtersmtp_requiretls_policysmtp_rset_timeouts\
    mtp_sasl_auth_cache_namesmtp_sasl_auth_cache_timesmtp_sasl_auth_enablesmtp_sasl_auth_soft_bouncesmtp_sasl_mech\
    anism_filtersmtp_sasl_password_mapssmtp_sasl_password_result_delimitersmtp_sasl_pathsmtp_sasl_security_options\
    smtp_sasl_tls_security_optionssmtp_sasl_tls_verified_security_optionssmtp_sasl_typesmtp_send_dummy_mail_authsm\
    tp_send_xforward_commandsmtp_sender_dependent_authenticationsmtp_skip_5xx_greetingsmtp_skip_quit_responsesmtp_\
    starttls_timeoutsmtp_tcp_portsmtp_tls_CAfilesmtp_tls_CApathsmtp_tls_block_early_mail_replysmtp_tls_cert_filesm\
    tp_tls_chain_filessmtp_tls_cipherssmtp_tls_connection_reusesmtp_tls_dane_insecure_mx_policysmtp_tls_dcert_file\
    smtp_tls_dkey_filesmtp_tls_eccert_filesmtp_tls_eckey_filesmtp_tls_enable_rpksmtp_tls_enforce_peernamesmtp_tls_\
    enforce_sts_mx_patternssmtp_tls_exclude_cipherssmtp_tls_fingerprint_cert_matchsmtp_tls_fingerprint_digestsmtp_\
    tls_force_insecure_host_tlsa_lookupsmtp_tls_key_filesmtp_tls_loglevelsmtp_tls_mandatory_cipherssmtp_tls_mandat\
    ory_exclude_cipherssmtp_tls_mandatory_protocolssmtp_tls_note_starttls_offersmtp_tls_per_sitesmtp_tls_policy_ma\
    pssmtp_tls_protocolssmtp_tls_scert_verifydepthsmtp_tls_secure_cert_matchsmtp_tls_security_levelsmtp_tls_server\
    namesmtp_tls_session_cache_databasesmtp_tls_session_cache_timeoutsmtp_tls_trust_anchor_filesmtp_tls_verify_cer\
    t_matchsmtp_tls_wrappermodesmtp_tlsrpt_enablesmtp_tlsrpt_skip_reused_handshakessmtp_tlsrpt_socket_namesmtp_use\
    _tlssmtp_xforward_timeoutsmtpd_authorized_verp_clientssmtpd_authorized_xclient_hostssmtpd_authorized_xforward_\
    hostssmtpd_bannersmtpd_client_auth_rate_limitsmtpd_client_connection_count_limitsmtpd_client_connection_limit_\
    exceptionssmtpd_client_connection_rate_limitsmtpd_client_event_limit_exceptionssmtpd_client_ipv4_prefix_length\
    smtpd_client_ipv6_prefix_lengthsmtpd_client_message_rate_limitsmtpd_client_new_tls_session_rate_limitsmtpd_cli\
    ent_port_loggingsmtpd_client_recipient_rate_limitsmtpd_client_restrictionssmtpd_command_filtersmtpd_data_restr\
    ictionssmtpd_delay_open_until_valid_rcptsmtpd_delay_rejectsmtpd_discard_ehlo_keyword_address_mapssmtpd_discard\
    _ehlo_keywordssmtpd_dns_reply_filtersmtpd_end_of_data_restrictionssmtpd_enforce_tlssmtpd_error_sleep_timesmtpd\
    _etrn_restrictionssmtpd_expansion_filtersmtpd_forbid_bare_newlinesmtpd_forbid_bare_newline_exclusionssmtpd_for\
    bid_bare_newline_reject_codesmtpd_forbid_unauth_pipeliningsmtpd_forbidden_commandssmtpd_hard_error_limitsmtpd_\
    helo_requiredsmtpd_helo_restrictionssmtpd_hide_client_sessionsmtpd_history_flush_thresholdsmtpd_junk_command_l\
    imitsmtpd_log_access_permit_actionssmtpd_milter_mapssmtpd_milterssmtpd_min_data_ratesmtpd_noop_commandssmtpd_n\
    ull_access_lookup_keysmtpd_peername_lookupsmtpd_per_record_deadlinesmtpd_per_request_deadlinesmtpd_policy_serv\
    ice_default_actionsmtpd_policy_service_max_idlesmtpd_policy_service_max_ttlsmtpd_policy_service_policy_context\
    smtpd_policy_service_request_limitsmtpd_policy_service_retry_delaysmtpd_policy_service_timeoutsmtpd_policy_ser\
    vice_try_limitsmtpd_proxy_ehlosmtpd_proxy_filtersmtpd_proxy_optionssmtpd_proxy_timeoutsmtpd_recipient_limitsmt\
    pd_recipient_overshoot_limitsmtpd_recipient_restrictionssmtpd_reject_filter_mapssmtpd_reject_footersmtpd_rejec\
    t_footer_mapssmtpd_reject_unlisted_recipientsmtpd_reject_unlisted_sendersmtpd_relay_before_recipient_restricti\
    onssmtpd_relay_restrictionssmtpd_restriction_classessmtpd_sasl_auth_enablesmtpd_sasl_authenticated_headersmtpd\
    _sasl_exceptions_networkssmtpd_sasl_local_domainsmtpd_sasl_mechanism_filtersmtpd_sasl_pathsmtpd_sasl_response_\
    limitsmtpd_sasl_security_optionssmtpd_sasl_servicesmtpd_sasl_tls_security_optionssmtpd_sasl_typesmtpd_sender_l\
    ogin_mapssmtpd_sender_restrictionssmtpd_service_namesmtpd_soft_error_limitsmtpd_starttls_timeoutsmtpd_timeouts\
    mtpd_tls_CAfilesmtpd_tls_CApathsmtpd_tls_always_issue_session_idssmtpd_tls_ask_ccertsmtpd_tls_auth_onlysmtpd_t\
    ls_ccert_verifydepthsmtpd_tls_cert_filesmtpd_tls_chain_filessmtpd_tls_cipherssmtpd_tls_dcert_filesmtpd_tls_dh1\
    024_param_filesmtpd_tls_dh512_param_filesmtpd_tls_dkey_filesmtpd_tls_eccert_filesmtpd_tls_eckey_filesmtpd_tls_\
    eecdh_gradesmtpd_tls_enable_rpksmtpd_tls_exclude_cipherssmtpd_tls_fingerprint_digestsmtpd_tls_key_filesmtpd_tl\
    s_loglevelsmtpd_tls_mandatory_cipherssmtpd_tls_mandatory_exclude_cipherssmtpd_tls_mandatory_protocolssmtpd_tls\
    _protocolssmtpd_tls_received_headersmtpd_tls_req_ccertsmtpd_tls_security_levelsmtpd_tls_session_cache_database\
    smtpd_tls_session_cache_timeoutsmtpd_tls_wrappermodesmtpd_upstream_proxy_protocolsmtpd_upstream_proxy_timeouts\
    mtpd_use_tlssmtputf8_autodetect_classessmtputf8_enablesocketmap_max_reply_sizesoft_bouncestale_lock_timestress\
    strict_7bit_headersstrict_8bitmimestrict_8bitmime_bodystrict_mailbox_ownershipstrict_mime_encoding_domainstric\
    t_rfc821_envelopesstrict_smtputf8sun_mailtool_compatibilityswap_bangpathsyslog_facilitysyslog_nametcp_windowsi\
    zetls_append_default_CAtls_config_filetls_config_nametls_daemon_random_bytestls_dane_digeststls_disable_workar\
    oundstls_eecdh_auto_curvestls_eecdh_strong_curvetls_eecdh_ultra_curvetls_export_cipherlisttls_fast_shutdown_en\
    abletls_ffdhe_auto_groupstls_high_cipherlisttls_legacy_public_key_fingerprintstls_low_cipherlisttls_medium_cip\
    herlisttls_null_cipherlisttls_preempt_cipherlisttls_random_bytestls_random_exchange_nametls_random_prng_update\
    _periodtls_random_reseed_periodtls_random_sourcetls_required_enabletls_server_sni_mapstls_session_ticket_ciphe\
    rtls_ssl_optionstls_wildcard_matches_multiple_labelstlsmgr_service_nametlsproxy_client_CAfiletlsproxy_client_C\
    Apathtlsproxy_client_cert_filetlsproxy_client_chain_filestlsproxy_client_dcert_filetlsproxy_client_dkey_filetl\
    sproxy_client_eccert_filetlsproxy_client_eckey_filetlsproxy_client_enforce_tlstlsproxy_client_fingerprint_dige\
    sttlsproxy_client_key_filetlsproxy_client_leveltlsproxy_client_logleveltlsproxy_client_loglevel_parametertlspr\
    oxy_client_per_sitetlsproxy_client_policytlsproxy_client_policy_mapstlsproxy_client_scert_verifydepthtlsproxy_\
    client_security_leveltlsproxy_client_use_tlstlsproxy_enforce_tlstlsproxy_service_nametlsproxy_tls_CAfiletlspro\
    xy_tls_CApathtlsproxy_tls_always_issue_session_idstlsproxy_tls_ask_ccerttlsproxy_tls_ccert_verifydepthtlsproxy\
    _tls_cert_filetlsproxy_tls_chain_filestlsproxy_tls_cipherstlsproxy_tls_dcert_filetlsproxy_tls_dh1024_param_fil\
    etlsproxy_tls_dh512_param_filetlsproxy_tls_dkey_filetlsproxy_tls_eccert_filetlsproxy_tls_eckey_filetlsproxy_tl\
    s_eecdh_gradetlsproxy_tls_enable_rpktlsproxy_tls_exclude_cipherstlsproxy_tls_fingerprint_digesttlsproxy_tls_ke\
    y_filetlsproxy_tls_logleveltlsproxy_tls_mandatory_cipherstlsproxy_tls_mandatory_exclude_cipherstlsproxy_tls_ma\
    ndatory_protocolstlsproxy_tls_protocolstlsproxy_tls_req_ccerttlsproxy_tls_security_leveltlsproxy_use_tlstlspro\
    xy_watchdog_timeouttrace_service_nametransport_mapstransport_retry_timetrigger_timeoutundisclosed_recipients_h\
    eaderunknown_address_reject_codeunknown_address_tempfail_actionunknown_client_reject_codeunknown_helo_hostname\
    _tempfail_actionunknown_hostname_reject_codeunknown_local_recipient_reject_codeunknown_relay_recipient_reject_\
    codeunknown_virtual_alias_reject_codeunknown_virtual_mailbox_reject_codeunverified_recipient_defer_codeunverif\
    ied_recipient_reject_codeunverified_recipient_reject_reasonunverified_recipient_tempfail_actionunverified_send\
    er_defer_codeunverified_sender_reject_codeunverified_sender_reject_reasonunverified_sender_tempfail_actionuse_\
    srv_lookupverp_delimiter_filtervirtual_alias_address_length_limitvirtual_alias_domainsvirtual_alias_expansion_\
    limitvirtual_alias_mapsvirtual_alias_recursion_limitvirtual_delivery_status_filtervirtual_gid_mapsvirtual_mail\
    box_basevirtual_mailbox_domainsvirtual_mailbox_limitvirtual_mailbox_lockvirtual_mailbox_mapsvirtual_mapsvirtua\
    l_minimum_uidvirtual_transportvirtual_uid_mapspostmaster45055412h$default_transport$local_transportbtree:$data\
    _directory/verify_cache$default_cache_db_type:$data_directory/verify_cacheyes3d3h5000${stress?{1}:{3}}3s31d7d$\
    relay_transport$relayhost$double_bounce_sender$sender_dependent_default_transport_maps$sender_dependent_relayh\
    ost_maps0sverify$transport_maps$virtual_transporthash:/etc/aliases$default_database_type:/etc/aliaseshash:/etc\
    /aliases, nis:mail.aliases$default_database_type:/etc/aliases, nis:mail.aliasesalias, forwardno60s600s${{$comp\
    atibility_level} < {1} ? {yes} : {no}}${{$compatibility_level} <level {1} ? {yes} : {no}}100sstatic:anyone1677\
    7216131072512005dbounce50000envelope_sender, envelope_recipient, header_sender, header_recipientcleanup/usr/sb\
    in1234567890!@%-_=+:,./abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ1000s0/etc/postfix5sscache2s/usr/li\
    b/postfix/sbin/usr/libexec/postfix18000s/var/lib/postfix2lmdbbtreehashcdb55031201000nobody100$rbl_code Service\
     unavailable; $rbl_class [$rbl_what] blocked using $rbl_domain${rbl_reason?; $rbl_reason}20000smtp+=defer0h1sd\
    nsblogns:.double-bounce<>MAILER-DAEMONerrorTZ MAIL_CONFIG LANG$relay_domainsflush$home/.forward${recipient_del\
    imiter}${extension}, $home/.forwardutf-8deferred, defer10240standard102400/usr/share/doc/postfix/htmlMAIL_CONF\
    IG MAIL_DEBUG MAIL_LOGTAG TZ XAUTHORITY DISPLAY LANG=C POSTLOG_SERVICE POSTLOG_HOSTNAMEMAIL_CONFIG MAIL_DEBUG M\
    AIL_LOGTAG TZ XAUTHORITY DISPLAY LANG=C POSTLOG_SERVICE POSTLOG_HOSTNAME XDG_RUNTIME_DIRallexternal5013600slmt\
    p=24, smtp=25, smtps=submissions=465, submission=5872048anyrcpt300s120s180s$default_delivery_status_filterdns$\
    myhostname998500${lmtp_per_record_deadline?{$lmtp_per_record_deadline}:{no}}10s500sdisable_esmtp,delay_dotcrlf\
    opportunistic20s90d:noplaintext, noanonymous$lmtp_sasl_security_options$lmtp_sasl_tls_security_optionscyrus24m\
    edium$lmtp_tls_dcert_file$lmtp_tls_eccert_filemd5${{$compatibility_level} <level {3.6} ? {md5} : {sha256}}$lmt\
    p_tls_cert_file!SSLv2, !SSLv3>=TLSv19nexthophostnamepermit_inet_interfacesstatic:*proxy:unix:passwd.byname $al\
    ias_mapslocal:$myhostnamePostfixpostfix20230418202608092024030420260907/var/mail3.4.293.6.203.7.113.8.203.9.14\
    3.10.133.5.253.11.73.5.273.11.6fcntl, dotlock51200000gzip0600/var, /dev/stdout%Y%m%d-%H%M%S/usr/bin/mailq/usr/\
    share/man/usr/local/manenvelope_sender, header_sender, header_recipient4000sbcc, content-length, resent-bcc, r\
    eturn-path10240000/usr/share/postfix30sj {daemon_name} {daemon_addr} vj {daemon_name} {daemon_addr} v _itempfa\
    ilshutdown{tls_version} {cipher} {cipher_bits} {cert_subject} {cert_issuer}$mail_name $mail_versioni {auth_typ\
    e} {auth_authen} {auth_author} {mail_addr} {mail_host} {mail_mailer}6i {rcpt_addr} {rcpt_host} {rcpt_mailer}$h\
    eader_checks550$myhostname, localhost.$mydomain, localhost${{$compatibility_level} < {2} ? {subnet} : {host}}$\
    {{$compatibility_level} <level {2} ? {subnet} : {host}}/usr/bin/newaliases/etc /usr/local/etc$data_directory /\
    var/lib/mailman /var/lib/mailman3disablenbdb_reindexfix_quietly504resource, softwareopenssldebug_peer_list,fas\
    t_flush_domains,mynetworks,permit_mx_backup_networks,qmqpd_authorized_clients,relay_domains,smtpd_access_mapsp\
    ickuppostlogreload flushstartstop abort drain quick-stoppermit_mynetworks${postscreen_whitelist_interfaces?{$p\
    ostscreen_whitelist_interfaces}:{static:all}}ignore30dbtree:$data_directory/postscreen_cache$default_cache_db_\
    type:$data_directory/postscreen_cache$smtpd_client_connection_count_limit${stress?{10}:{300}}s${postscreen_bla\
    cklist_action?{$postscreen_blacklist_action}:{ignore}}$disable_vrfy_command$smtpd_discard_ehlo_keyword_address\
    _maps$smtpd_discard_ehlo_keywords${postscreen_dnsbl_whitelist_threshold?{$postscreen_dnsbl_whitelist_threshold\
    }:{0}}${postscreen_dnsbl_ttl?{$postscreen_dnsbl_ttl}:{1}}h$smtpd_enforce_tls$smtpd_expansion_filter$smtpd_forb\
    idden_commands$smtpd_banner1d${stress?{2}:{6}}s$smtpd_helo_requireddropenforce$default_process_limit$smtpd_rej\
    ect_footer$smtpd_reject_footer_maps$smtpd_tls_security_level$smtpd_use_tlsstatic:allcommand, file, forwardpidc\
    anonical, virtual$local_recipient_maps $mydestination $virtual_alias_maps $virtual_alias_domains $virtual_mail\
    box_maps $virtual_mailbox_domains $relay_recipient_maps $relay_domains $canonical_maps $sender_canonical_maps $\
    recipient_canonical_maps $relocated_maps $transport_maps $mynetworks $smtpd_sender_login_maps $sender_bcc_maps\
     $recipient_bcc_maps $smtp_generic_maps $lmtp_generic_maps $alias_maps $smtpd_client_restrictions $smtpd_helo_\
    restrictions $smtpd_sender_restrictions $smtpd_relay_restrictions $smtpd_recipient_restrictions $address_verif\
    y_sender_dependent_default_transport_maps $address_verify_sender_dependent_relayhost_maps $address_verify_tran\
    sport_maps $fallback_transport_maps $lmtp_discard_lhlo_keyword_address_maps $lmtp_pix_workaround_maps $lmtp_sa\
    sl_password_maps $lmtp_tls_policy_maps $mailbox_command_maps $mailbox_transport_maps $postscreen_discard_ehlo_\
    keyword_address_maps $rbl_reply_maps $sender_dependent_default_transport_maps $sender_dependent_relayhost_maps\
     $smtp_discard_ehlo_keyword_address_maps $smtp_pix_workaround_maps $smtp_sasl_password_maps $smtp_tls_policy_m\
    aps $smtpd_discard_ehlo_keyword_address_maps $smtpd_milter_maps $virtual_gid_maps $virtual_uid_maps $postscree\
    n_reject_footer_maps $smtpd_reject_footer_maps $tls_server_sni_maps $default_delivery_status_filter $lmtp_deli\
    very_status_filter $lmtp_dns_reply_filter $lmtp_reply_filter $local_delivery_status_filter $pipe_delivery_stat\
    us_filter $postscreen_command_filter $smtp_delivery_status_filter $smtp_dns_reply_filter $smtp_reply_filter $s\
    mtpd_command_filter $smtpd_dns_reply_filter $virtual_delivery_status_filter $body_checks $header_checks $lmtp_\
    body_checks $lmtp_header_checks $lmtp_mime_header_checks $lmtp_nested_header_checks $milter_header_checks $mim\
    e_header_checks $nested_header_checks $smtp_body_checks $smtp_header_checks $smtp_mime_header_checks $smtp_nes\
    ted_header_checks$local_recipient_maps $mydestination $virtual_alias_maps $virtual_alias_domains $virtual_mail\
    box_maps $virtual_mailbox_domains $relay_recipient_maps $relay_domains $canonical_maps $sender_canonical_maps $\
    recipient_canonical_maps $relocated_maps $transport_maps $mynetworks $smtpd_sender_login_maps $sender_bcc_maps\
     $recipient_bcc_maps $smtp_generic_maps $lmtp_generic_maps $alias_maps $smtpd_client_restrictions $smtpd_helo_\
    restrictions $smtpd_sender_restrictions $smtpd_relay_restrictions $smtpd_recipient_restrictions $address_verif\
    y_sender_dependent_default_transport_maps $address_verify_sender_dependent_relayhost_maps $address_verify_tran\
    sport_maps $fallback_transport_maps $lmtp_discard_lhlo_keyword_address_maps $lmtp_pix_workaround_maps $lmtp_sa\
    sl_password_maps $lmtp_tls_policy_maps $mailbox_command_maps $mailbox_transport_maps $postscreen_discard_ehlo_\
    keyword_address_maps $rbl_reply_maps $sender_dependent_default_transport_maps $sender_dependent_relayhost_maps\
     $smtp_discard_ehlo_keyword_address_maps $smtp_pix_workaround_maps $smtp_sasl_password_maps $smtp_tls_policy_m\
    aps $smtpd_discard_ehlo_keyword_address_maps $smtpd_milter_maps $virtual_gid_maps $virtual_uid_maps $local_log\
    in_sender_maps $postscreen_reject_footer_maps $smtpd_reject_footer_maps $tls_server_sni_maps $default_delivery\
    _status_filter $lmtp_delivery_status_filter $lmtp_dns_reply_filter $lmtp_reply_filter $local_delivery_status_f\
    ilter $pipe_delivery_status_filter $postscreen_command_filter $smtp_delivery_status_filter $smtp_dns_reply_fil\
    ter $smtp_reply_filter $smtpd_command_filter $smtpd_dns_reply_filter $virtual_delivery_status_filter $body_che\
    cks $header_checks $lmtp_body_checks $lmtp_header_checks $lmtp_mime_header_checks $lmtp_nested_header_checks $\
    milter_header_checks $mime_header_checks $nested_header_checks $smtp_body_checks $smtp_header_checks $smtp_mim\
    e_header_checks $smtp_nested_header_checks$local_recipient_maps $mydestination $virtual_alias_maps $virtual_al\
    ias_domains $virtual_mailbox_maps $virtual_mailbox_domains $relay_recipient_maps $relay_domains $canonical_map\
    s $sender_canonical_maps $recipient_canonical_maps $relocated_maps $transport_maps $mynetworks $smtpd_sender_l\
    ogin_maps $sender_bcc_maps $recipient_bcc_maps $smtp_generic_maps $lmtp_generic_maps $alias_maps $smtpd_client\
    _restrictions $smtpd_helo_restrictions $smtpd_sender_restrictions $smtpd_relay_restrictions $smtpd_recipient_r\
    estrictions $address_verify_sender_dependent_default_transport_maps $address_verify_sender_dependent_relayhost\
    _maps $address_verify_transport_maps $fallback_transport_maps $lmtp_discard_lhlo_keyword_address_maps $lmtp_pi\
    x_workaround_maps $lmtp_sasl_password_maps $lmtp_tls_policy_maps $mailbox_command_maps $mailbox_transport_maps\
     $postscreen_discard_ehlo_keyword_address_maps $rbl_reply_maps $sender_dependent_default_transport_maps $sende\
    r_dependent_relayhost_maps $smtp_discard_ehlo_keyword_address_maps $smtp_pix_workaround_maps $smtp_sasl_passwo\
    rd_maps $smtp_tls_policy_maps $smtpd_discard_ehlo_keyword_address_maps $smtpd_milter_maps $virtual_gid_maps $v\
    irtual_uid_maps $local_login_sender_maps $postscreen_reject_footer_maps $smtpd_reject_footer_maps $tls_server_\
    sni_maps $tlsproxy_client_policy_maps $default_delivery_status_filter $lmtp_delivery_status_filter $lmtp_dns_r\
    eply_filter $lmtp_reply_filter $local_delivery_status_filter $pipe_delivery_status_filter $postscreen_command_\
    filter $smtp_delivery_status_filter $smtp_dns_reply_filter $smtp_reply_filter $smtpd_command_filter $smtpd_dns\
    _reply_filter $virtual_delivery_status_filter $body_checks $header_checks $lmtp_body_checks $lmtp_header_check\
    s $lmtp_mime_header_checks $lmtp_nested_header_checks $milter_header_checks $mime_header_checks $nested_header\
    _checks $smtp_body_checks $smtp_header_checks $smtp_mime_header_checks $smtp_nested_header_checks$local_recipi\
    ent_maps $mydestination $virtual_alias_maps $virtual_alias_domains $virtual_mailbox_maps $virtual_mailbox_doma\
    ins $relay_recipient_maps $relay_domains $canonical_maps $sender_canonical_maps $recipient_canonical_maps $rel\
    ocated_maps $transport_maps $mynetworks $smtpd_sender_login_maps $sender_bcc_maps $recipient_bcc_maps $smtp_ge\
    neric_maps $lmtp_generic_maps $alias_maps $smtpd_client_restrictions $smtpd_helo_restrictions $smtpd_sender_re\
    strictions $smtpd_relay_restrictions $smtpd_recipient_restrictions $address_verify_sender_dependent_default_tr\
    ansport_maps $address_verify_sender_dependent_relayhost_maps $address_verify_transport_maps $fallback_transpor\
    t_maps $lmtp_discard_lhlo_keyword_address_maps $lmtp_pix_workaround_maps $lmtp_sasl_password_maps $lmtp_tls_po\
    licy_maps $mailbox_command_maps $mailbox_transport_maps $postscreen_discard_ehlo_keyword_address_maps $rbl_rep\
    ly_maps $sender_dependent_default_transport_maps $sender_dependent_relayhost_maps $smtp_discard_ehlo_keyword_a\
    ddress_maps $smtp_pix_workaround_maps $smtp_sasl_password_maps $smtp_tls_policy_maps $smtpd_discard_ehlo_keywo\
    rd_address_maps $smtpd_milter_maps $virtual_gid_maps $virtual_uid_maps $local_login_sender_maps $postscreen_re\
    ject_footer_maps $smtpd_reject_footer_maps $tls_server_sni_maps $tlsproxy_client_policy_maps $default_delivery\
    _status_filter $lmtp_delivery_status_filter $lmtp_dns_reply_filter $lmtp_reply_filter $local_delivery_status_f\
    ilter $pipe_delivery_status_filter $postscreen_command_filter $smtp_delivery_status_filter $smtp_dns_reply_fil\
    ter $smtp_reply_filter $smtpd_command_filter $smtpd_dns_reply_filter $virtual_delivery_status_filter $body_che\
    cks $header_checks $lmtp_body_checks $lmtp_header_checks $lmtp_mime_header_checks $lmtp_nested_header_checks $\
    milter_header_checks $mime_header_checks $nested_header_checks $smtp_body_checks $smtp_header_checks $smtp_mim\
    e_header_checks $smtp_nested_header_checks $smtpd_reject_filter_maps $debug_peer_list $smtpd_etrn_restrictions\
     $fast_flush_domains $authorized_flush_users $lmtp_connection_cache_destinations $local_header_rewrite_clients\
     $masquerade_exceptions $postscreen_access_list $postscreen_allowlist_interfaces $postscreen_forbidden_command\
    s $qmqpd_authorized_clients $authorized_mailq_users $smtp_connection_cache_destinations $smtpd_log_access_perm\
    it_actions $smtpd_forbidden_commands $smtpd_client_event_limit_exceptions $smtpd_sasl_exceptions_networks $smt\
    pd_sasl_mechanism_filter $smtp_requiretls_policy $smtp_sasl_mechanism_filter $authorized_submit_users $smtpd_a\
    uthorized_verp_clients $smtpd_authorized_xclient_hosts $smtpd_authorized_xforward_hosts$smtp_sasl_auth_cache_n\
    ame $lmtp_sasl_auth_cache_name $address_verify_map $postscreen_cache_mapproxymapproxywrite10/var/spool/postfix\
    qmgr/usr/share/doc/postfixenvelope_recipient, header_recipientdefer_if_permit${{$compatibility_level} < {2} ? {\
    $mydestination} : {}}${{$compatibility_level} <level {2} ? {$mydestination} : {}}relay${{$compatibility_level}\
     <level {3.6} ? {no} : {yes}}rewriteenvelope_sender, header_senderalways/usr/sbin/sendmailamnesiacpostdrop/usr\
    /lib/postfixshowq$fallback_relay${smtp_per_record_deadline?{$smtp_per_record_deadline}:{no}}inline:{{${domain_\
    to_ascii{$mydomain}}=opportunistic}, {.${domain_to_ascii{$mydomain}}=opportunistic}, {localhost=opportunistic}\
    }, cidr:{{0.0.0.0/0 opportunistic}, {::/0 opportunistic}}, enforce$smtp_sasl_security_options$smtp_sasl_tls_se\
    curity_options${{$smtp_tls_security_level} == {dane} ? {dane} : {may}}dane$smtp_tls_dcert_file$smtp_tls_eccert\
    _file$smtp_tls_cert_filenexthop, dot-nexthop${{$compatibility_level} <level {3.11} ? {} : {may}}$authorized_ve\
    rp_clients$myhostname ESMTP $mail_name${smtpd_client_connection_limit_exceptions:$mynetworks}3284\\t\\40!\"#$%&'(\
    )*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\\\]^_`abcdefghijklmnopqrstuvwxyz{|}~normalize$mynetworksCON\
    NECT GET POSTCONNECT GET POST regexp:{{/^[^A-Z]/ Bogus}}${stress?{1}:{20}}${stress?{1}:{100}}${stress?{yes}:{n\
    o}}${smtpd_per_record_deadline?{$smtpd_per_record_deadline}:{${stress?{yes}:{no}}}}451 4.3.5 Server configurat\
    ion problem${{$compatibility_level} < {1} ? {} : {permit_mynetworks, permit_sasl_authenticated, defer_unauth_d\
    estination}}${{$compatibility_level} <level {1} ? {} : {permit_mynetworks, permit_sasl_authenticated, defer_un\
    auth_destination}}!external, static:restsmtpd12288noanonymous$smtpd_sasl_security_options$smtpd_tls_dcert_file\
    $smtpd_tls_eccert_fileauto$smtpd_tls_cert_filesendmail, verify${{$compatibility_level} < {1} ? {no} : {yes}}${\
    {$compatibility_level} <level {1} ? {no} : {yes}}100000mail${multi_instance_name?{$multi_instance_name}:{postf\
    ix}}defaultsha512 sha256X25519 X448 prime256v1 secp521r1 secp384r1X25519 X448 prime256v1 secp384r1 secp521r1?X\
    25519MLKEM768:DEFAULTprime256v1secp384r1aNULL:-aNULL:HIGH:MEDIUM:LOW:EXPORT:+RC4:@STRENGTHffdhe2048 ffdhe3072a\
    NULL:-aNULL:HIGH:@STRENGTHaNULL:-aNULL:HIGH:!SEED:!IDEA:!3DES:!RC2:!RC4:!RC5:!kDH:!kECDH:!aDSS:!MD5:@STRENGTHa\
    NULL:-aNULL:HIGH:MEDIUM:LOW:+RC4:@STRENGTHaNULL:-aNULL:HIGH:MEDIUM:+RC4:@STRENGTHaNULL:-aNULL:HIGH:MEDIUM:!SEE\
    D:!IDEA:!3DES:!RC2:!RC4:!RC5:!kDH:!kECDH:!aDSS:!MD5:+RC4:@STRENGTHeNULL:!aNULLeNULL:!kDH:!kECDH:!aDSS:!MD5:!aN\
    ULL${data_directory}/prng_exchdev:/dev/urandomaes-256-cbctlsmgr$smtp_tls_CAfile$smtp_tls_CApath$smtp_tls_chain\
    _files$smtp_tls_dkey_file$smtp_tls_eckey_file$smtp_enforce_tls$smtp_tls_fingerprint_digest$smtp_tls_key_file$s\
    mtp_tls_security_level$smtp_tls_loglevelsmtp_tls_loglevel$smtp_tls_per_site$smtp_tls_policy_maps${tlsproxy_cli\
    ent_policy:$smtp_tls_policy_maps}${tlsproxy_client_policy?{$tlsproxy_client_policy}:{$smtp_tls_policy_maps}}$s\
    mtp_tls_scert_verifydepth${tlsproxy_client_level:$smtp_tls_security_level}${tlsproxy_client_level?{$tlsproxy_c\
    lient_level}:{$smtp_tls_security_level}}$smtp_use_tlstlsproxy$smtpd_tls_CAfile$smtpd_tls_CApath$smtpd_tls_alwa\
    ys_issue_session_ids$smtpd_tls_ask_ccert$smtpd_tls_ccert_verifydepth$smtpd_tls_chain_files$smtpd_tls_ciphers$s\
    mtpd_tls_dh1024_param_file$smtpd_tls_dh512_param_file$smtpd_tls_dkey_file$smtpd_tls_eckey_file$smtpd_tls_eecdh\
    _grade$smtpd_tls_enable_rpk$smtpd_tls_exclude_ciphers$smtpd_tls_fingerprint_digest$smtpd_tls_key_file$smtpd_tl\
    s_loglevel$smtpd_tls_mandatory_ciphers$smtpd_tls_mandatory_exclude_ciphers$smtpd_tls_mandatory_protocols$smtpd\
    _tls_protocols$smtpd_tls_req_ccerttrace$reject_tempfail_action-=+$virtual_alias_maps$virtual_maps$virtual_mail\
    box_mapsvirtual
    """
}
