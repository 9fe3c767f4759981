namespace FinancePortal.Core.Notifications;

/// <summary>English sentences of e-mails and the same in Spanish, as spoken to customers in the United States. Holes keep their numbers.</summary>
internal static class SpanishMail
{
    public static IReadOnlyDictionary<string, string> Sentences { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        // The frame of all e-mails
        ["Hello {0},"] = "Hola, {0}:",
        ["Questions? Call {0}, {1}. We never ask for your password or a code."] = "¿Tiene preguntas? Llame al {0}. Nunca le pedimos su contraseña ni un código.",
        ["This email is in English. If you’d like it explained in Spanish, call {0}."] = "Este correo está en inglés. Si desea que se lo expliquemos en español, llame al {0}.",

        // The frame of security alerts
        ["If this was you, you don’t need to do anything. If it wasn’t, use the link below: it signs everybody out and locks your online access until you set a new password."] =
            "Si fue usted, no tiene que hacer nada. Si no fue usted, use el enlace de abajo: cierra todas las sesiones y bloquea su acceso en línea hasta que usted elija una contraseña nueva.",
        ["This wasn’t me"] = "No fui yo",
        ["When"] = "Cuándo",
        ["Device"] = "Dispositivo",
        ["Network"] = "Red",
        ["not known"] = "desconocida",
        ["this computer"] = "esta computadora",

        // Signing in
        ["New sign-in to your account"] = "Nuevo inicio de sesión en su cuenta",
        ["Somebody signed in to your online access with {0}, a device you haven’t used here before."] = "Alguien inició sesión en su acceso en línea con {0}, un dispositivo que usted no había usado aquí.",
        ["Someone is trying to sign in to your account"] = "Alguien intenta entrar en su cuenta",
        ["There were {0} failed attempts to sign in with your email address. Nobody got in. New attempts from unknown devices now have to wait; devices you’ve used before still work."] =
            "Hubo {0} intentos fallidos de iniciar sesión con su dirección de correo. Nadie entró. Los intentos desde dispositivos desconocidos ahora tienen que esperar; los dispositivos que usted ya usó siguen funcionando.",
        ["Sign-in after failed attempts"] = "Inicio de sesión después de intentos fallidos",
        ["Somebody signed in to your online access after {0} failed attempts."] = "Alguien inició sesión en su acceso en línea después de {0} intentos fallidos.",
        ["Your online access is set up"] = "Su acceso en línea está listo",
        ["You can now sign in to see your accounts and make payments."] = "Ya puede iniciar sesión para ver sus cuentas y hacer pagos.",
        ["Your online access is locked"] = "Su acceso en línea está bloqueado",
        ["You told us that a sign-in or change wasn’t you. We signed out all devices and locked your online access. Set a new password with the link in our next email, and call us if anything looks wrong."] =
            "Usted nos dijo que un inicio de sesión o un cambio no lo hizo usted. Cerramos la sesión en todos los dispositivos y bloqueamos su acceso en línea. Elija una contraseña nueva con el enlace de nuestro próximo correo y llámenos si algo no parece correcto.",
        ["Your online access was recovered"] = "Su acceso en línea fue recuperado",
        ["A new password was set after our call. Your earlier authenticator app, passkeys, recovery codes and devices no longer work."] =
            "Se estableció una contraseña nueva después de nuestra llamada. Su aplicación de autenticación, sus llaves de acceso, sus códigos de recuperación y sus dispositivos anteriores ya no funcionan.",

        // Password and factors
        ["Your password was changed"] = "Se cambió su contraseña",
        ["A new password was set for your online access through a link we mailed. All devices were signed out."] = "Se estableció una contraseña nueva para su acceso en línea con un enlace que le enviamos. Se cerró la sesión en todos los dispositivos.",
        ["The password of your online access was changed. All other devices were signed out."] = "Se cambió la contraseña de su acceso en línea. Se cerró la sesión en todos los demás dispositivos.",
        ["Your authenticator app was replaced"] = "Se reemplazó su aplicación de autenticación",
        ["Another authenticator app now makes the codes for your online access. The old one no longer works, and all other devices were signed out."] =
            "Ahora otra aplicación de autenticación genera los códigos de su acceso en línea. La anterior ya no funciona, y se cerró la sesión en todos los demás dispositivos.",
        ["An authenticator app was set up"] = "Se configuró una aplicación de autenticación",
        ["An authenticator app now makes the codes for your online access."] = "Una aplicación de autenticación genera ahora los códigos de su acceso en línea.",
        ["Your authenticator app was removed"] = "Se quitó su aplicación de autenticación",
        ["Codes from your authenticator app no longer work. You sign in with a passkey. All other devices were signed out."] =
            "Los códigos de su aplicación de autenticación ya no funcionan. Usted inicia sesión con una llave de acceso. Se cerró la sesión en todos los demás dispositivos.",
        ["A passkey was added"] = "Se agregó una llave de acceso",
        ["The passkey “{0}” can now sign in to your online access."] = "La llave de acceso “{0}” ya puede iniciar sesión en su acceso en línea.",
        ["A passkey was removed"] = "Se quitó una llave de acceso",
        ["The passkey “{0}” no longer works. All other devices were signed out."] = "La llave de acceso “{0}” ya no funciona. Se cerró la sesión en todos los demás dispositivos.",
        ["You have new recovery codes"] = "Usted tiene códigos de recuperación nuevos",
        ["New recovery codes were made for your online access. Earlier ones no longer work."] = "Se crearon códigos de recuperación nuevos para su acceso en línea. Los anteriores ya no funcionan.",
        ["A recovery code was used"] = "Se usó un código de recuperación",
        ["Somebody used your password and one of your recovery codes to set up a new way to sign in. {0}"] = "Alguien usó su contraseña y uno de sus códigos de recuperación para configurar una nueva forma de iniciar sesión. {0}",
        ["No recovery codes are left."] = "No quedan códigos de recuperación.",
        ["One recovery code is left."] = "Queda un código de recuperación.",
        ["{0} recovery codes are left."] = "Quedan {0} códigos de recuperación.",

        // Contact data and consent
        ["Your mailing address was changed"] = "Se cambió su dirección postal",
        ["Letters now go to the new address in your profile. {0}"] = "Las cartas van ahora a la nueva dirección de su perfil. {0}",
        ["Your phone number was changed"] = "Se cambió su número de teléfono",
        ["Your phone number now ends in {0}. {1}"] = "Su número de teléfono ahora termina en {0}. {1}",
        ["Your email address was changed"] = "Se cambió su dirección de correo electrónico",
        ["You now sign in with {0}, and our emails go there. {1}"] = "Ahora usted inicia sesión con {0}, y allí van nuestros correos. {1}",
        ["For your safety, refunds wait three days."] = "Por su seguridad, los reembolsos esperan tres días.",
        ["You agreed to electronic documents"] = "Usted aceptó los documentos electrónicos",
        ["Statements, letters, notices and tax forms can now come electronically. You can read what you agreed to, and withdraw your consent at any time and free of charge, under Settings."] =
            "Los estados de cuenta, cartas, avisos y formularios de impuestos ya pueden llegarle por vía electrónica. En la configuración puede leer lo que aceptó y retirar su consentimiento en cualquier momento y sin costo.",
        ["You withdrew your consent to electronic documents"] = "Usted retiró su consentimiento para los documentos electrónicos",
        ["From the next business day everything comes by mail. Documents that you had electronically before stay valid and stay in the portal."] =
            "Desde el próximo día hábil todo llega por correo postal. Los documentos que ya tenía por vía electrónica siguen siendo válidos y siguen en el portal.",

        // Links and codes
        ["Set a new password"] = "Elija una contraseña nueva",
        ["You asked for a new password for your online access. This link works once, for a short time. After that you sign in with the new password and your security code as always."] =
            "Usted pidió una contraseña nueva para su acceso en línea. Este enlace funciona una sola vez y por poco tiempo. Después inicia sesión con la contraseña nueva y su código de seguridad, como siempre.",
        ["If you didn’t ask for this, you can ignore this email: nothing changes."] = "Si no lo pidió usted, puede ignorar este correo: nada cambia.",
        ["Your code to set up online access"] = "Su código para configurar el acceso en línea",
        ["Enter this code on the page where you started. It works for 10 minutes, in that browser only."] = "Escriba este código en la página donde empezó. Funciona durante 10 minutos y solo en ese navegador.",
        ["If you didn’t ask for it, somebody may have typed your details. Don’t give the code to anybody, and call us."] = "Si no lo pidió usted, es posible que alguien haya escrito sus datos. No le dé el código a nadie y llámenos.",
        ["Your code"] = "Su código",
        ["Your code to confirm this email address"] = "Su código para confirmar esta dirección de correo",
        ["Enter this code on the page where you chose this address. It works for an hour, in that browser only."] = "Escriba este código en la página donde eligió esta dirección. Funciona durante una hora y solo en ese navegador.",
        ["If you didn’t ask for it, you can ignore this email."] = "Si no lo pidió usted, puede ignorar este correo.",
        ["Your code for this email address"] = "Su código para esta dirección de correo",
        ["Enter this code on the page where you asked for it. It works for 10 minutes."] = "Escriba este código en la página donde lo pidió. Funciona durante 10 minutos.",
        ["Set up your sign-in again"] = "Configure de nuevo su acceso",
        ["We’ve checked that it’s you. This link works once, for 24 hours. You choose a new password and set up an authenticator app; everything from before stops working."] =
            "Comprobamos que es usted. Este enlace funciona una sola vez, durante 24 horas. Usted elige una contraseña nueva y configura una aplicación de autenticación; todo lo anterior deja de funcionar.",
        ["If you didn’t ask for this, call us right away and don’t use the link."] = "Si no lo pidió usted, llámenos de inmediato y no use el enlace.",
    };
}
