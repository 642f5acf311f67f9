import android.telephony.TelephonyManager
/* a /* nested */ comment */ val id = tm?.deviceId; val s = """ "x" """; ask(Manifest.permission.CAMERA, "android.permission.READ_SMS")
ContactsContract.Contacts.CONTENT_URI; Settings.Secure.ANDROID_ID; 'c'; '\''; Camera.open()
