// One valid record of each type: its names on the wire, its required properties, a change to make, a property it leaves unset, and
// its system properties.
import { email, unique } from './axle.mjs';

const due = '2026-05-04T09:30:00Z';

export const types = [
  {
    plural: 'contacts', singular: 'contact', id: '0-1', api: (client) => client.crm.contacts,
    make: () => ({ email: email(), firstname: 'Ada', lastname: unique('Lovelace') }),
    change: { firstname: 'Augusta', phone: '+44 20 7946 0000' },
    unset: 'jobtitle',
    created: 'createdate', modified: 'lastmodifieddate',
    defaults: ['createdate', 'email', 'firstname', 'hs_object_id', 'lastmodifieddate', 'lastname'],
  },
  {
    plural: 'companies', singular: 'company', id: '0-2', api: (client) => client.crm.companies,
    make: () => ({ name: unique('Analytical'), domain: `${unique('engine').replaceAll('_', '-')}.example` }),
    change: { city: 'London', numberofemployees: '12' },
    unset: 'zip',
    created: 'createdate', modified: 'hs_lastmodifieddate',
    defaults: ['createdate', 'domain', 'hs_lastmodifieddate', 'hs_object_id', 'name'],
  },
  {
    plural: 'deals', singular: 'deal', id: '0-3', api: (client) => client.crm.deals,
    make: () => ({ dealname: unique('Engine'), dealstage: 'appointmentscheduled', pipeline: 'default', amount: '1000.5' }),
    change: { dealstage: 'contractsent', amount: '2000' },
    unset: 'description',
    created: 'createdate', modified: 'hs_lastmodifieddate',
    defaults: ['amount', 'closedate', 'createdate', 'dealname', 'dealstage', 'hs_lastmodifieddate', 'hs_object_id', 'pipeline'],
  },
  {
    plural: 'tickets', singular: 'ticket', id: '0-5', api: (client) => client.crm.tickets,
    make: () => ({ subject: unique('Jam'), content: 'The mill is stuck.', hs_pipeline: '0', hs_pipeline_stage: '1', hs_ticket_priority: 'HIGH' }),
    change: { hs_pipeline_stage: '3', hs_ticket_priority: 'LOW' },
    unset: 'hubspot_owner_id',
    created: 'createdate', modified: 'hs_lastmodifieddate',
    defaults: [
      'content', 'createdate', 'hs_lastmodifieddate', 'hs_object_id', 'hs_pipeline', 'hs_pipeline_stage', 'hs_ticket_category',
      'hs_ticket_priority', 'subject',
    ],
  },
  {
    plural: 'notes', singular: 'note', id: '0-46', api: (client) => client.crm.objects.notes,
    make: () => ({ hs_timestamp: due, hs_note_body: unique('note') }),
    change: { hs_note_body: 'Second thoughts' },
    unset: 'hubspot_owner_id',
    created: 'hs_createdate', modified: 'hs_lastmodifieddate',
    defaults: ['hs_createdate', 'hs_lastmodifieddate', 'hs_object_id'],
  },
  {
    plural: 'calls', singular: 'call', id: '0-48', api: (client) => client.crm.objects.calls,
    make: () => ({
      hs_timestamp: due, hs_call_title: unique('call'), hs_call_direction: 'OUTBOUND', hs_call_duration: '3800',
      hs_call_disposition: 'f240bbac-87c9-4f6e-bf70-924b57d47db7',
    }),
    change: { hs_call_status: 'COMPLETED' },
    unset: 'hs_call_body',
    created: 'hs_createdate', modified: 'hs_lastmodifieddate',
    defaults: ['hs_createdate', 'hs_lastmodifieddate', 'hs_object_id'],
  },
  {
    plural: 'tasks', singular: 'task', id: '0-27', api: (client) => client.crm.objects.tasks,
    make: () => ({
      hs_timestamp: due, hs_task_subject: unique('task'), hs_task_status: 'NOT_STARTED', hs_task_priority: 'HIGH', hs_task_type: 'TODO',
    }),
    change: { hs_task_status: 'COMPLETED' },
    unset: 'hs_task_body',
    created: 'hs_createdate', modified: 'hs_lastmodifieddate',
    defaults: ['hs_createdate', 'hs_lastmodifieddate', 'hs_object_id'],
  },
  {
    plural: 'meetings', singular: 'meeting', id: '0-47', api: (client) => client.crm.objects.meetings,
    make: () => ({
      hs_timestamp: due, hs_meeting_title: unique('meeting'), hs_meeting_start_time: due,
      hs_meeting_end_time: '2026-05-04T10:00:00Z', hs_meeting_outcome: 'SCHEDULED',
    }),
    change: { hs_meeting_outcome: 'COMPLETED' },
    unset: 'hs_meeting_location',
    created: 'hs_createdate', modified: 'hs_lastmodifieddate',
    defaults: ['hs_createdate', 'hs_lastmodifieddate', 'hs_object_id'],
  },
  {
    plural: 'emails', singular: 'email', id: '0-49', api: (client) => client.crm.objects.emails,
    make: () => ({
      hs_timestamp: due, hs_email_direction: 'EMAIL', hs_email_status: 'SENT', hs_email_subject: unique('email'), hs_email_text: 'Dear Charles,',
    }),
    change: { hs_email_text: 'Dear Mr. Babbage,' },
    unset: 'hs_email_html',
    created: 'hs_createdate', modified: 'hs_lastmodifieddate',
    defaults: ['hs_createdate', 'hs_lastmodifieddate', 'hs_object_id'],
  },
  {
    plural: 'products', singular: 'product', id: '0-7', api: (client) => client.crm.products,
    make: () => ({ name: unique('Cog'), price: '9.99', hs_sku: unique('COG') }),
    change: { price: '12.5', description: 'Brass' },
    unset: 'hs_cost_of_goods_sold',
    created: 'createdate', modified: 'hs_lastmodifieddate',
    defaults: ['createdate', 'description', 'hs_lastmodifieddate', 'hs_object_id', 'name', 'price'],
  },
  {
    plural: 'line_items', singular: 'line_item', id: '0-8', api: (client) => client.crm.lineItems,
    make: () => ({ name: unique('Cogs'), quantity: '3', price: '9.99' }),
    change: { quantity: '4' },
    unset: 'description',
    created: 'createdate', modified: 'hs_lastmodifieddate',
    defaults: ['amount', 'createdate', 'hs_lastmodifieddate', 'hs_object_id', 'price', 'quantity'],
  },
  {
    plural: 'quotes', singular: 'quote', id: '0-14', api: (client) => client.crm.quotes,
    make: () => ({ hs_title: unique('Quote'), hs_expiration_date: '2027-01-31' }),
    change: { hs_status: 'DRAFT' },
    unset: 'hs_language',
    created: 'hs_createdate', modified: 'hs_lastmodifieddate',
    defaults: [
      'hs_createdate', 'hs_expiration_date', 'hs_lastmodifieddate', 'hs_object_id', 'hs_public_url_key', 'hs_status', 'hs_title',
    ],
  },
];
