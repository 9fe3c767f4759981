namespace FinancePortal.Web.Tests.House;

/// <summary>
/// Every form of the portal by the address that it is sent to, and why nobody's work is lost by it (P-OCC1). A new one has to be put into one of
/// these lists; <see cref="EditFormTests"/> compares them with the routes.
/// </summary>
internal static class EditForms
{
    /// <summary>They change what stands, and bring along what their page showed of it: when something else stands by then they are refused, and say so. The test that shows it.</summary>
    public static readonly (string Route, string Test)[] Versioned =
    [
        ("/accounts/{account}/autopay/method", "EditFormTests.Autopay_that_somebody_changed_is_not_changed_by_an_older_page"),
        ("/accounts/{account}/autopay/pause", "EditFormTests.Autopay_that_somebody_changed_is_not_changed_by_an_older_page"),
        ("/accounts/{account}/autopay/resume", "EditFormTests.Autopay_that_somebody_changed_is_not_changed_by_an_older_page"),
        ("/accounts/{account}/autopay/review", "EditFormTests.Autopay_that_somebody_changed_is_not_changed_by_an_older_page"),
        ("/accounts/{account}/autopay/skip", "EditFormTests.Autopay_that_somebody_changed_is_not_changed_by_an_older_page"),
        ("/accounts/{account}/autopay/unskip", "EditFormTests.Autopay_that_somebody_changed_is_not_changed_by_an_older_page"),
        ("/accounts/{account}/pay/review", "MakePaymentTests.A_stale_form_shows_the_new_figures_and_pays_only_when_asked_again"),
        ("/documents/delivery", "EditFormTests.Of_two_pages_opened_before_the_second_to_save_is_told_and_changes_nothing"),
        ("/leases/{lease}/lease-end/plan", "EditFormTests.A_lease_end_plan_that_somebody_changed_is_not_changed_by_an_older_page"),
        ("/leases/{lease}/mileage/buy", "MileageTests.Miles_bought_ahead_raise_the_allowance_once_however_often_the_button_is_pressed"),
        ("/leases/{lease}/return", "ReturnTests.A_taken_slot_is_given_once_and_two_tabs_do_not_fight"),
        ("/leases/{lease}/wear/estimate", "ReturnTests.The_final_bill_shows_rule_price_and_photo_is_capped_by_the_accepted_estimate_disputed_and_paid"),
        ("/settings/alerts", "EditFormTests.Of_two_pages_opened_before_the_second_to_save_is_told_and_changes_nothing"),
        ("/settings/profile/address", "EditFormTests.Of_two_pages_opened_before_the_second_to_save_is_told_and_changes_nothing"),
        ("/settings/profile/phone", "EditFormTests.Of_two_pages_opened_before_the_second_to_save_is_told_and_changes_nothing"),
        ("/settings/security/passkeys/{passkey}", "EditFormTests.Of_two_pages_opened_before_the_second_to_save_is_told_and_changes_nothing"),
        ("/staff/corrections/{correction}", "CorrectionTests.An_approval_of_figures_that_changed_meanwhile_is_refused_and_says_who_changed_what"),
        ("/staff/customers/{customer}/accounts/{account}", "CorrectionPageTests.A_form_whose_account_changed_is_answered_409_and_names_who_changed_what"),
        ("/staff/customers/{customer}/accounts/{account}/lease/orders", "ReturnDeskTests.Military_orders_are_checked_by_one_colleague_and_granted_by_another"),
        ("/staff/customers/{customer}/accounts/{account}/lease/title", "ReturnDeskTests.The_title_of_a_bought_vehicle_goes_step_by_step_and_the_customer_sees_it"),
        ("/staff/customers/{customer}/accounts/{account}/readings", "ReadingCorrectionTests.A_reading_that_somebody_changed_meanwhile_is_answered_409"),
        ("/staff/customers/{customer}/details", "CorrectionTests.A_personal_detail_changes_only_when_two_people_want_it_and_nobody_changed_it_meanwhile"),
        ("/staff/plans/claims/{claim}", "StaleFormTests.A_claim_that_somebody_answered"),
        ("/staff/plans/transfers/{plan}", "StaleFormTests.A_transfer_that_somebody_refused_also_when_it_was_asked_for_again"),
        ("/staff/rules/{rule}", "StaleFormTests.A_rule_for_which_somebody_asked_meanwhile_keeps_what_was_typed_on_its_own_page"),
    ];

    /// <summary>What they change can be changed once, from one state to the next: whoever comes second is told, and nothing happens. The test that shows it.</summary>
    public static readonly (string Route, string Test)[] Once =
    [
        ("/link/pay", "LinkPayTests.It_pays_what_is_due_once_however_often_it_is_pressed"),
        ("/accounts/{account}/charges/{bill}/dispute", "ChargesTests.A_charge_is_seen_with_its_origin_and_disputed_with_a_reason"),
        ("/accounts/{account}/credit", "RefundTests.A_credit_goes_back_once_however_often_it_is_asked_for"),
        ("/accounts/{account}/help-paying/review", "HelpToPayPageTests.A_payment_is_put_off_after_the_cost_was_shown_and_the_name_was_typed"),
        ("/dealer/returns/{lease}", "ReturnDeskTests.A_dealer_sees_the_returns_of_the_own_dealership_and_books_one_in_with_odometer_time_and_photo"),
        ("/leases/{lease}/final-bill/{charge}/dispute", "ReturnTests.The_final_bill_shows_rule_price_and_photo_is_capped_by_the_accepted_estimate_disputed_and_paid"),
        ("/leases/{lease}/lease-end/extend", "LeaseChangeTests.An_extension_is_signed_once_and_a_seventh_month_is_refused"),
        ("/leases/{lease}/lease-end/purchase", "LeaseChangeTests.A_purchase_at_the_end_has_the_published_price_is_paid_and_its_title_followed"),
        ("/leases/{lease}/mileage/{reading}/correct", "MileageTests.A_wrong_reading_is_corrected_with_a_reason_and_stays_on_record"),
        ("/pay-together/confirm", "PayTogetherTests.Two_accounts_are_paid_with_one_confirmation_and_once_however_often_it_is_sent"),
        ("/payment-methods/{method}/prove", "MicroDepositTests.A_new_account_gets_two_credits_and_a_debit_of_nothing_and_the_right_amounts_prove_it"),
        ("/payments/{payment}/cancel", "MakePaymentTests.A_payment_is_cancelled_from_its_page_until_the_cut_off"),
        ("/payments/{payment}/change", "PayTogetherTests.A_promised_payment_becomes_another_one_until_the_cut_off"),
        ("/settings/profile/email/confirm", "ContactTests.A_new_email_address_is_proven_by_a_code_and_told_at_the_old_one_which_can_still_lock"),
        ("/staff/cases/{case}/close", "StaleFormTests.A_case_that_its_owner_closed_in_another_window"),
        ("/staff/cases/{case}/give-back", "CaseTests.Two_people_never_have_one_case"),
        ("/staff/cases/{case}/take", "CaseTests.Two_people_never_have_one_case"),
        ("/staff/customers/{customer}/accounts/{account}/charges/{bill}", "StaleFormTests.A_disputed_charge_that_somebody_decided"),
        ("/staff/customers/{customer}/accounts/{account}/lease/grant", "ReturnDeskTests.Military_orders_are_checked_by_one_colleague_and_granted_by_another"),
        ("/staff/customers/{customer}/accounts/{account}/lease", "ReturnDeskTests.A_colleague_books_a_vehicle_in_that_no_dealer_booked_and_the_case_closes"),
        ("/staff/queues/{queue}/take-next", "CaseTests.The_next_one_of_a_queue_is_handed_out_with_one_button"),
        ("/staff/recoveries/{recovery}/approve", "AccessPageTests.A_recovery_takes_two_colleagues_who_never_see_a_secret"),
        ("/staff/recoveries/{recovery}/check", "AccessPageTests.A_recovery_takes_two_colleagues_who_never_see_a_secret"),
        ("/staff/recoveries/{recovery}/refuse", "AccessPageTests.A_recovery_can_be_refused_and_a_case_leads_to_it"),
        ("/staff/rules/changes/{change}", "StaleFormTests.A_rule_for_which_somebody_asked_meanwhile_keeps_what_was_typed_on_its_own_page"),
        ("/staff/titles/{account}", "StaleFormTests.A_step_of_a_title_that_somebody_booked"),
        ("/staff/uploads/{upload}", "StaleFormTests.A_paper_that_somebody_read"),
        ("/staff/users/changes/{change}", "StaleFormTests.A_role_about_which_somebody_decided"),
        ("/vehicle/{account}/plans/{plan}/cancel", "ServicePageTests.A_plan_is_cancelled_in_two_steps_with_the_refund_shown_first"),
        ("/vehicle/{account}/plans/{plan}/transfer", "PlanEndingTests.A_plan_that_may_go_to_the_next_owner_is_asked_for_once"),
        ("/vehicle/{account}/work-orders/{order}", "ServicePageTests.An_estimate_is_approved_on_the_page_and_the_other_button_comes_too_late"),
    ];

    /// <summary>They add something new: nothing that stood before is overwritten.</summary>
    public static readonly string[] Adds =
    [
        "/accounts/{account}/letters", "/accounts/{account}/letters/elsewhere", "/accounts/{account}/letters/{letter}/share", "/accounts/{account}/question", "/documents/upload",
        "/leases/{lease}/lease-end/keep", "/leases/{lease}/mileage", "/leases/{lease}/return/odometer", "/leases/{lease}/return/receipt", "/leases/{lease}/service", "/payment-methods/cards/new",
        "/payment-methods/new", "/payoff-link/{token}", "/settings/security/app", "/settings/security/caller-code", "/settings/security/passkeys/new", "/settings/security/password",
        "/settings/security/recovery-codes", "/staff/customers/{customer}/access", "/staff/customers/{customer}/accounts/{account}/charges", "/staff/customers/{customer}/details/returned-mail",
        "/staff/customers/{customer}/open", "/staff/customers/{customer}/send-code", "/staff/users", "/staff/users/{person}/dealership", "/staff/users/invite", "/staff/users/{person}/review", "/vehicle/{account}/insurance",
        "/vehicle/{account}/maintenance/add", "/vehicle/{account}/odometer", "/vehicle/{account}/plans/link", "/vehicle/{account}/plans/{plan}/claim",
    ];

    /// <summary>They name all that they end, keep, choose or tick off, and nothing else: whatever else changed meanwhile stays, and the same again changes nothing.</summary>
    public static readonly string[] Named =
    [
        "/accounts/{account}/autopay/off", "/accounts/{account}/letters/{letter}/stop", "/leases/{lease}/lease-end/plan/tick", "/leases/{lease}/return/cancel", "/leases/{lease}/wear/inspect/{area}",
        "/link/leave", "/notifications/read", "/payment-methods/{method}/remove", "/payments/upcoming/calendar", "/payments/upcoming/calendar/stop", "/payments/upcoming/reminders", "/register/paperless", "/settings/e-consent", "/settings/e-consent/withdraw",
        "/settings/security/app/remove", "/settings/security/devices/{device}/forget", "/settings/security/passkeys/{passkey}/remove", "/settings/security/recovery-codes/kept",
        "/settings/security/sessions/end-others", "/settings/security/sessions/end-all", "/settings/security/sessions/{session}/end", "/settings/security/unfreeze", "/sign-out", "/staff/customers/{customer}/access/{link}/withdraw",
        "/staff/customers/{customer}/end", "/vehicle/{account}/recalls/{recall}/repaired",
    ];

    /// <summary>They change nothing: a step on the way to a form, a search, a look, or a door of Development and of the card company.</summary>
    public static readonly string[] Steps =
    [
        "/accounts/{account}/autopay/amount", "/accounts/{account}/autopay/days", "/accounts/{account}/help-paying", "/accounts/{account}/pay", "/accounts/{account}/pay/method", "/pay-together",
        "/sandbox-card/{page}", "/staff/customers/{customer}/reveal", "/staff/search", "/styleguide/form", "/verify", "/webhooks/cards",
    ];

    /// <summary>They prove who somebody is, by something that works once or for minutes.</summary>
    public static readonly string[] Proofs =
    [
        "/invite", "/invite/{token}", "/not-me/{token}", "/recover", "/recover/cancel/{token}", "/recover/{token}", "/register", "/register/confirm-email", "/register/security", "/register/security/passkey",
        "/register/sign-in-details", "/register/verify", "/register/verify/again", "/register/verify/letter", "/reset-password", "/reset-password/{token}", "/settings/profile/email", "/sign-in",
        "/sign-in/code", "/sign-in/confirm", "/sign-in/confirm/passkey", "/sign-in/passkey", "/sign-in/recovery-code", "/staff/customers/{customer}/verify",
    ];

    /// <summary>Routes of the list above that only Development has.</summary>
    public static readonly string[] OfDevelopment = ["/styleguide/form", "/sandbox-card/{page}"];

    public static IEnumerable<string> All => [.. Versioned.Concat(Once).Select(f => f.Route), .. Adds, .. Named, .. Steps, .. Proofs];
}
