-- What is issued: the residence permit, and the proof of residence. Extracts and decisions never were.
alter table certificates.certificate drop constraint certificate_kind_check;
alter table certificates.certificate add constraint certificate_kind_check check (kind in ('RESIDENCE_PERMIT', 'RESIDENCE_PROOF'));
