# Makes the test keys again: bash tests/archive/keys/make.sh (OpenSSL 3). They protect nothing.
set -e
out=$(cd "$(dirname "$0")" && pwd); cd "$(mktemp -d)"
mkdir db; touch db/index.txt; echo 'unique_subject = no' > db/index.txt.attr; echo 01 > db/serial
cat > ca.cnf <<'CNF'
[ca]
default_ca = own
[own]
database = db/index.txt
serial = db/serial
new_certs_dir = db
default_md = sha256
policy = any
unique_subject = no
email_in_dn = no
preserve = yes
[any]
countryName = optional
organizationName = optional
commonName = supplied
[authority]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
[signer]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature,nonRepudiation
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[stamp]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
subjectKeyIdentifier = hash
CNF
request() { openssl req -new $2 -nodes -utf8 -keyout $1.key -out $1.csr -subj "/C=CN/O=滨海日报 Test/CN=$3" -config /etc/ssl/openssl.cnf; }
issue() { openssl ca -batch -notext -config ca.cnf -utf8 -startdate $2 -enddate $3 -extensions $4 -in $1.csr -out $1.crt $5; }
rsa='-newkey rsa:2048'
request ca "$rsa" 'Test Authority'
issue ca 20000101000000Z 20991231235959Z authority '-selfsign -keyfile ca.key'
by='-cert ca.crt -keyfile ca.key'
request rsa "$rsa" '档案部 Archive Desk'; issue rsa 20000101000000Z 20991231235959Z signer "$by"
request ec '-newkey ec -pkeyopt ec_paramgen_curve:P-256' 'Archive Desk EC'; issue ec 20000101000000Z 20991231235959Z signer "$by"
request old "$rsa" 'Archive Desk until 2015'; issue old 20100101000000Z 20151231235959Z signer "$by"
request tsa "$rsa" 'Test Time-Stamp Service'; issue tsa 20000101000000Z 20991231235959Z stamp "$by"
pack() { openssl pkcs12 -export -inkey $1.key -in $1.crt -certfile ca.crt -passout pass:$2 -out $out/$3.p12 $4; }
pack rsa 图版 rsa
pack rsa tuban rsa-legacy -legacy
pack ec tuban ec
pack old tuban expired
pack tsa tuban time-stamp
openssl pkcs12 -export -nokeys -in rsa.crt -passout pass:tuban -out $out/no-key.p12
