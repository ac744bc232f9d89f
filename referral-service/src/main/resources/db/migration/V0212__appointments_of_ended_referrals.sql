-- Nothing is awaited of a referral that has ended: neither by its appointment nor by its business status. As Delivery.end does it from now on.
update referral
   set appointment_status = case when status = 'COMPLETED' and appointment_start <= closed_at then 'ATTENDED' else 'CANCELLED' end
 where appointment_status = 'SCHEDULED'
   and status in ('DECLINED', 'CANCELLED', 'EXPIRED', 'FAILED', 'COMPLETED', 'ENTERED_IN_ERROR');

update referral
   set business_status = null
 where business_status <> 'EXPIRED'
   and status in ('DECLINED', 'CANCELLED', 'EXPIRED', 'FAILED', 'COMPLETED', 'ENTERED_IN_ERROR');
